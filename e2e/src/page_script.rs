//! The pieces of JavaScript that run in the page under test.

/// Runs before every page's own scripts: keeps a record of policy violations.
pub(crate) const BEFORE_PAGE: &str = "
window.e2eViolations = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.e2eViolations.push(`${event.effectiveDirective} refuses ${event.blockedURI || 'inline'} (${event.sourceFile}:${event.lineNumber})`));
";

/// Stands before every script: selectors that enter shadow roots at ` >>> `.
pub(crate) const PRELUDE: &str = "
const deepAll = (path) => path.split(' >>> ').reduce((roots, selector) =>
  roots.flatMap((root) => [...((root.shadowRoot ?? root).querySelectorAll(selector))]), [document]);
const deep = (path) => deepAll(path)[0] ?? null;
";
