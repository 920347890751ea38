//! What is kept of each page until the last one is written has no room to spare.
//!
//! In: a list that has grown. Out: the same, as long as it is. Must not know: what it lists.

/// Gives back what a list has room for beyond its length. `shrink_to_fit` leaves that to the allocator, and ours keeps what is less
/// than half.
pub(crate) fn fit<T>(list: &mut Vec<T>) {
    if list.capacity() > list.len() {
        let mut exact = Vec::with_capacity(list.len());
        exact.append(list);
        *list = exact;
    }
}
