//! A run of named steps, with a summary at the end: each with its result and its seconds.

use crate::run::{Result, now, say};

/// What became of a step.
enum Outcome {
    Passed,
    Failed(String),
    NotRun(&'static str),
}

struct Row {
    name: String,
    outcome: Outcome,
    seconds: f64,
}

/// The steps so far.
pub(crate) struct Steps {
    rows: Vec<Row>,
    stop_at_first_failure: bool,
}

impl Steps {
    /// No steps yet. After a failure either nothing more runs, or all that can still run does.
    pub(crate) fn new(stop_at_first_failure: bool) -> Self {
        Self { rows: Vec::new(), stop_at_first_failure }
    }

    /// Runs one step, unless an earlier failure ended the run; true if it passed.
    pub(crate) fn step(&mut self, name: &str, step: impl FnOnce() -> Result) -> bool {
        if self.stop_at_first_failure && self.failed() {
            self.not_run(name, "an earlier step failed");
            return false;
        }
        say(&format!("\n== {name}"));
        let start = now();
        let outcome = match step() {
            Ok(()) => Outcome::Passed,
            Err(sentence) => {
                eprintln!("{sentence}");
                Outcome::Failed(sentence)
            }
        };
        let passed = matches!(outcome, Outcome::Passed);
        self.rows.push(Row { name: name.to_owned(), outcome, seconds: start.elapsed().as_secs_f64() });
        passed
    }

    /// Notes a step that could not run.
    pub(crate) fn not_run(&mut self, name: &str, why: &'static str) {
        self.rows.push(Row { name: name.to_owned(), outcome: Outcome::NotRun(why), seconds: 0.0 });
    }

    /// Prints the summary; an error if anything failed.
    pub(crate) fn finish(self) -> Result {
        say("\n== summary");
        for Row { name, outcome, seconds } in &self.rows {
            match outcome {
                Outcome::Passed => say(&format!("  ok      {seconds:7.1} s  {name}")),
                Outcome::Failed(sentence) => say(&format!("  FAILED  {seconds:7.1} s  {name}: {sentence}")),
                Outcome::NotRun(why) => say(&format!("  not run            {name}: {why}")),
            }
        }
        let failed = self.rows.iter().filter(|row| matches!(row.outcome, Outcome::Failed(_))).count();
        let total = self.rows.len();
        if failed == 0 { Ok(()) } else { Err(format!("{failed} of {total} steps failed.")) }
    }

    fn failed(&self) -> bool {
        self.rows.iter().any(|row| matches!(row.outcome, Outcome::Failed(_)))
    }
}
