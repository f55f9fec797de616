//! Break-even of a film from stated assumptions.
//!
//! `net = gross / (1 + VAT) x (1 - exhibitor share) x (1 - distribution fee) - marketing - cost`

/// The assumptions of the break-even explorer; never facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakEvenInputs {
    /// Value-added tax on tickets, in tenths of a percent of the net price.
    pub vat_permille: u16,
    /// What cinemas keep of the net box office, in tenths of a percent.
    pub exhibitor_permille: u16,
    /// What the distributor keeps of the remainder, in tenths of a percent.
    pub distribution_permille: u16,
    /// Marketing, in millions of dong.
    pub marketing_mvnd: u32,
    /// Production cost, in millions of dong.
    pub cost_mvnd: u32,
    /// Average ticket price, in dong.
    pub ticket_vnd: u32,
    /// The first partner's share of net, in tenths of a percent (the split between partners).
    pub split_permille: u16,
}

impl Default for BreakEvenInputs {
    /// Round assumptions for a Vietnamese release; each is editable on screen.
    fn default() -> Self {
        Self {
            vat_permille: 50,
            exhibitor_permille: 500,
            distribution_permille: 100,
            marketing_mvnd: 10_000,
            cost_mvnd: 25_000,
            ticket_vnd: 80_000,
            split_permille: 500,
        }
    }
}
