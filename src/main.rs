//! The wasm entry: links `web`, which exports `mount` to the loader; it does nothing on the host.

#[cfg(target_arch = "wasm32")]
use audience_insight as _;

fn main() {}
