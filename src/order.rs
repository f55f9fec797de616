//! Stable sorting in one piece of code for every type.
//!
//! The sorts of the standard library are compiled anew for each type and comparison: 186 pieces and
//! 93 kB for the lists of this widget. Here the algorithm works on places and asks back.

use std::cmp::Ordering;

/// Sorts by a comparison; equal items keep their order.
pub fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order = sorted(items.len(), &mut |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b) != Ordering::Greater,
        _ => true,
    });
    arrange(&mut order, &mut |a, b| {
        if a < items.len() && b < items.len() {
            items.swap(a, b);
        }
    });
}

/// Sorts by a key, ascending; items of equal keys keep their order.
pub fn by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// The places of `len` items in order, by merging runs of doubling length; `fits(a, b)` says whether the item at
/// place `a` may stand before the later item at place `b`.
#[inline(never)]
fn sorted(len: usize, fits: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let mut run = 1;
    while run < len {
        let mut merged = Vec::with_capacity(len);
        for pair in order.chunks(run * 2) {
            let mut left = pair.iter().take(run).copied().peekable();
            let mut right = pair.iter().skip(run).copied().peekable();
            loop {
                let next = match (left.peek(), right.peek()) {
                    (Some(a), Some(b)) if !fits(*a, *b) => right.next(),
                    (Some(_), _) => left.next(),
                    _ => right.next(),
                };
                let Some(next) = next else { break };
                merged.push(next);
            }
        }
        order = merged;
        run *= 2;
    }
    order
}

/// Swaps until the item from place `order[i]` stands at place `i`; leaves `order` ascending.
#[inline(never)]
fn arrange(order: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        while let Some(slot) = order.get_mut(at) {
            let from = std::mem::replace(slot, at);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_like_the_standard_library(mut items: Vec<(u8, u16)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            by_key(&mut items, |item| item.0);
            prop_assert_eq!(&items, &expected);
            expected.sort_by_key(|item| std::cmp::Reverse(item.1));
            by(&mut items, |a, b| b.1.cmp(&a.1));
            prop_assert_eq!(items, expected);
        }
    }

    #[test]
    fn a_comparison_without_sense_ends() {
        let mut items: Vec<u32> = (0..100).collect();
        let mut turn = 0;
        by(&mut items, |_, _| {
            turn += 1;
            if turn % 3 == 0 { Ordering::Less } else { Ordering::Greater }
        });
        by_key(&mut items, |item| *item);
        assert_eq!(items, (0..100).collect::<Vec<u32>>());
    }
}
