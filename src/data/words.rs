//! The closed sets of words that tables and links use, each an enum.

/// A closed set of words that a data file holds by their places.
pub(crate) trait Word: Copy + 'static {
    /// Every word, in the order of declaration.
    const ALL: &'static [Self];
    /// What stands for a word that does not fit.
    const FIRST: Self;
}

/// Declares a closed set of words as an enum that parses from its table spelling.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident {
        $(#[$fdoc:meta])* $first:ident = $ftext:literal
        $(, $(#[$vdoc:meta])* $variant:ident = $text:literal)* $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub enum $name { $(#[$fdoc])* $first $(, $(#[$vdoc])* $variant)* }

        impl $crate::data::Word for $name {
            const ALL: &'static [Self] = Self::ALL;
            const FIRST: Self = Self::$first;
        }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[Self::$first $(, Self::$variant)*];

            /// Parses the spelling that tables and links use.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.as_str() == text)
            }

            /// The spelling that tables and links use.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { Self::$first => $ftext $(, Self::$variant => $text)* }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// How exactly a figure was printed.
    Qualifier {
        /// As printed.
        Exact = "exact",
        /// Rounded or "about".
        About = "about",
        /// A lower bound.
        AtLeast = "at_least",
        /// An upper bound.
        AtMost = "at_most",
    }
}

words! {
    /// What kind of figure it is.
    Status {
        /// Published as such.
        Reported = "reported",
        /// Arithmetic of this project on published figures.
        Computed = "computed",
        /// Somebody's estimate.
        Estimate = "estimate",
        /// A projection of the future.
        Projection = "projection",
        /// Published as preliminary.
        Provisional = "provisional",
        /// Contradicted by another source.
        Disputed = "disputed",
    }
}

words! {
    /// How far the source can be trusted; `low` is drawn dashed.
    Confidence {
        /// A statistical body or an exact series.
        High = "high",
        /// One industry body, or rounded figures.
        Medium = "medium",
        /// A weak copy, mixed estimators or changing territory.
        Low = "low",
    }
}

words! {
    /// The kind of territory a market is.
    MarketKind {
        /// A country or economy.
        Country = "country",
        /// A group of countries that is reported as one market.
        Region = "region",
        /// The world.
        World = "world",
    }
}

words! {
    /// What a row of `market_years` measures.
    MarketMeasure {
        /// Tickets sold.
        Admissions = "admissions",
        /// Box office in the market's own currency.
        GrossLocal = "gross_local",
        /// Box office in US dollars as published.
        GrossUsd = "gross_usd",
        /// A printed index of gross, 2019 = 100.
        GrossIndex = "gross_index",
        /// Share of local films, percent.
        LocalShare = "local_share",
        /// Box office of local films.
        LocalGross = "local_gross",
        /// Tickets sold for local films.
        LocalAdmissions = "local_admissions",
        /// Number of screens.
        Screens = "screens",
        /// Average ticket price.
        AvgTicketPrice = "avg_ticket_price",
        /// Visits per inhabitant.
        AdmissionsPerCapita = "admissions_per_capita",
        /// Revenue of CJ CGV Viet Nam, one exhibitor: a proxy.
        CgvVietnamRevenue = "cgv_vietnam_revenue",
        /// A printed mean of admissions 2017 to 2019.
        AdmissionsMean = "admissions_mean_2017_2019",
        /// A printed mean of gross 2017 to 2019.
        GrossLocalMean = "gross_local_mean_2017_2019",
    }
}

words! {
    /// What a local share is a share of.
    Basis {
        /// Of tickets.
        Admissions = "admissions",
        /// Of box office.
        Gross = "gross",
        /// Not said by the source.
        Unstated = "unstated",
        /// 2019 is 100.
        Index2019 = "2019=100",
    }
}

words! {
    /// The kind of a definition of Gen Z.
    GenerationKind {
        /// A closed window of birth years, all ages.
        Cohort = "cohort",
        /// No last birth year was given.
        OpenEnded = "open_ended",
        /// Only the adults of the cohort were meant.
        AdultsOnly = "adults_only",
        /// Derived from an age band at a date.
        AgeBand = "age_band",
        /// This project's reading of a phrase.
        Reading = "reading",
    }
}

words! {
    /// How a film relates Korea and Viet Nam.
    Relation {
        /// A Korea-Viet Nam co-production.
        Coproduction = "coproduction",
        /// A co-production of other pairs of countries.
        CoproductionOther = "coproduction_other",
        /// Made in Viet Nam by or with the local arm of a Korean company.
        KoreanSubsidiary = "korean_subsidiary",
        /// A remake.
        Remake = "remake",
        /// A Korean film shown abroad.
        KoreanExport = "korean_export",
        /// A Vietnamese film without Korean part, for comparison.
        LocalContext = "local_context",
        /// The Korean film that remakes go back to.
        SourceFilm = "source_film",
    }
}

words! {
    /// How far a film is.
    Stage {
        /// In cinemas or past them.
        Released = "released",
        /// Announced, no shoot date known.
        Announced = "announced",
        /// A shoot was planned for a stated time.
        ShootPlanned = "shoot_planned",
    }
}

words! {
    /// What moment of a film's run a result belongs to.
    Milestone {
        /// Before the release day.
        Previews = "previews",
        /// A printed day.
        Day = "day",
        /// A weekend.
        Weekend = "weekend",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// Running total at a date.
        Cumulative = "cumulative",
        /// End of the run.
        Final = "final",
        /// About the run as a whole.
        Run = "run",
    }
}

words! {
    /// What a film result measures.
    ResultMeasure {
        /// Tickets sold.
        Admissions = "admissions",
        /// Box office.
        Gross = "gross",
        /// Days at number one.
        DaysAtNo1 = "days_at_no1",
    }
}

words! {
    /// What kind of exchange rate it is.
    RateKind {
        /// The mean of a year.
        YearAverage = "year_average",
        /// The mean of a month.
        MonthAverage = "month_average",
        /// A bank's quote of one day.
        BankQuote = "bank_quote",
        /// A central bank's reference rate of one day.
        CentralRate = "central_rate",
        /// Implied by a printed pair of amounts.
        Implied = "implied",
    }
}

words! {
    /// What checking a claim found.
    Verdict {
        /// The evidence supports it.
        Holds = "holds",
        /// True once, not at the date.
        Outdated = "outdated",
        /// Compares unlike things.
        NotLikeForLike = "not_like_for_like",
        /// The evidence contradicts it.
        Wrong = "wrong",
        /// Sources contradict each other.
        InConflict = "in_conflict",
        /// No public evidence can settle it.
        NotVerifiable = "not_verifiable",
        /// No researched evidence.
        NotChecked = "not_checked",
    }
}

words! {
    /// One of the three questions.
    Topic {
        /// Gen-Z audience share.
        Audience = "audience",
        /// Recovery of markets.
        Recovery = "recovery",
        /// Outcomes of co-productions.
        Outcomes = "outcomes",
    }
}

words! {
    /// Whom a survey row speaks of.
    Sex {
        /// Both sexes.
        Both = "both",
        /// Women and girls.
        Female = "female",
        /// Men and boys.
        Male = "male",
    }
}

words! {
    /// The unit of a row of `moviegoers`.
    SurveyUnit {
        /// Percent.
        Percent = "percent",
        /// Visits.
        Visits = "visits",
        /// Films.
        Films = "films",
        /// Years of age.
        Years = "years",
    }
}
