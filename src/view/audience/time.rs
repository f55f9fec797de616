use super::Ask;
use crate::figure::{Figure, Key};
pub(super) fn figure(ask: Ask) -> Figure {
    ask.nothing(Key::UiLoading)
}
