//! Design tokens: the only literal colours and sizes.
