//! Sets of children.

/// A set of children of one [`crate::Borough`], as their positions in it, ascending.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub struct ChildSet(Vec<u32>);

impl ChildSet {
    /// An empty set.
    pub const fn new() -> Self {
        Self(Vec::new())
    }
    /// Adds a child. Children must be added in ascending order; one already last is not repeated.
    pub(crate) fn push(&mut self, child: u32) {
        debug_assert!(self.0.last().is_none_or(|last| *last <= child));
        if self.0.last() != Some(&child) {
            self.0.push(child);
        }
    }
    /// Adds a set of children who all come after these.
    pub(crate) fn extend(&mut self, next: &Self) {
        debug_assert!(next.0.first() > self.0.last() || next.is_empty());
        self.0.extend_from_slice(&next.0);
    }
    /// How many children.
    pub fn len(&self) -> usize {
        self.0.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Whether a child is in it.
    pub fn contains(&self, child: u32) -> bool {
        self.0.binary_search(&child).is_ok()
    }
    /// Whether every child of this set is in the other.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.common(other) == self.len()
    }
    /// How many children are in both.
    pub fn common(&self, other: &Self) -> usize {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut both = 0;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    both += 1;
                    a.next();
                    b.next();
                }
            }
        }
        both
    }
    /// Those also in another set.
    pub fn within(&self, other: &Self) -> Self {
        Self(self.iter().filter(|child| other.contains(*child)).collect())
    }
    /// Those not in another set.
    pub fn without(&self, other: &Self) -> Self {
        Self(
            self.iter()
                .filter(|child| !other.contains(*child))
                .collect(),
        )
    }
    /// The children, ascending.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.0.iter().copied()
    }
}

impl FromIterator<u32> for ChildSet {
    fn from_iter<I: IntoIterator<Item = u32>>(children: I) -> Self {
        let mut children: Vec<u32> = children.into_iter().collect();
        children.sort_unstable();
        children.dedup();
        Self(children)
    }
}
