//! People and homes with beds as a graph: a largest set of places at once (Hopcroft and Karp 1973)
//! and what it says of everyone (Dulmage and Mendelsohn 1958). A home with several beds counts as
//! that many; the beds of a home are alike here.

/// People, homes, the beds of each, and who could live where.
#[derive(Clone, Debug)]
pub struct Graph {
    beds: Vec<u32>,
    /// For each person where their homes begin; one more than people.
    starts: Vec<usize>,
    homes: Vec<u32>,
}

/// No home.
const NONE: u32 = u32::MAX;
/// Not reached.
const FAR: u32 = u32::MAX;

impl Graph {
    /// From the beds of each home and, for each person, the homes they could live in. Homes without
    /// beds and homes that do not exist are left out, repeats are taken once.
    pub fn new(beds: Vec<u32>, could: &[Vec<u32>]) -> Self {
        let mut starts = Vec::with_capacity(could.len() + 1);
        let mut homes = Vec::with_capacity(could.iter().map(Vec::len).sum());
        starts.push(0);
        for list in could {
            let begin = homes.len();
            homes.extend(
                list.iter()
                    .copied()
                    .filter(|home| beds.get(*home as usize).is_some_and(|beds| *beds > 0)),
            );
            homes[begin..].sort_unstable();
            let mut last = begin;
            for at in begin..homes.len() {
                if at == begin || homes[at] != homes[last - 1] {
                    homes[last] = homes[at];
                    last += 1;
                }
            }
            homes.truncate(last);
            starts.push(homes.len());
        }
        Self {
            beds,
            starts,
            homes,
        }
    }

    /// How many people.
    pub fn people(&self) -> usize {
        self.starts.len() - 1
    }
    /// Beds of each home.
    pub fn beds(&self) -> &[u32] {
        &self.beds
    }
    /// How many pairs of a person and a home.
    pub fn pairs(&self) -> usize {
        self.homes.len()
    }
    /// The homes somebody could live in, in order.
    pub fn could(&self, person: usize) -> &[u32] {
        &self.homes[self.starts[person]..self.starts[person + 1]]
    }

    /// As many people in homes at once as there can be.
    pub fn largest(&self) -> Places {
        let people = self.people();
        let mut places = Places {
            of: vec![NONE; people],
            inside: vec![Vec::new(); self.beds.len()],
            placed: 0,
        };
        for person in 0..people {
            let free = self
                .could(person)
                .iter()
                .find(|home| places.has_room(self, **home));
            if let Some(home) = free {
                places.put(person as u32, *home);
            }
        }
        let mut search = Search {
            depth: vec![FAR; people],
            edge: vec![0; people],
            slot: vec![0; people],
        };
        while search.layers(self, &places) {
            for person in 0..people {
                if places.of[person] == NONE && search.make_room(self, &mut places, person as u32) {
                    places.placed += 1;
                }
            }
        }
        places
    }

    /// Splits people and homes by what every largest set of places has in common.
    pub fn parts(&self, places: &Places) -> Parts {
        let people = self.people();
        let mut parts = Parts {
            people: vec![Part::Exact; people],
            homes: vec![Part::Exact; self.beds.len()],
        };
        // Too few: whoever is without a home, whoever they could change places with, and so on.
        let mut queue: Vec<usize> = (0..people)
            .filter(|person| places.of[*person] == NONE)
            .collect();
        for person in &queue {
            parts.people[*person] = Part::TooFew;
        }
        while let Some(person) = queue.pop() {
            for home in self.could(person) {
                let home = *home as usize;
                if parts.homes[home] == Part::TooFew {
                    continue;
                }
                parts.homes[home] = Part::TooFew;
                for inside in &places.inside[home] {
                    let inside = *inside as usize;
                    if parts.people[inside] != Part::TooFew {
                        parts.people[inside] = Part::TooFew;
                        queue.push(inside);
                    }
                }
            }
        }
        // Room: homes with a bed left over, whoever could move there, the homes they would leave.
        let (from, who) = self.by_home();
        let mut queue: Vec<usize> = (0..self.beds.len())
            .filter(|home| places.has_room(self, *home as u32))
            .collect();
        for home in &queue {
            parts.homes[*home] = Part::Room;
        }
        while let Some(home) = queue.pop() {
            for person in &who[from[home]..from[home + 1]] {
                let person = *person as usize;
                if parts.people[person] != Part::Exact {
                    continue;
                }
                parts.people[person] = Part::Room;
                let theirs = places.of[person];
                if theirs != NONE && parts.homes[theirs as usize] == Part::Exact {
                    parts.homes[theirs as usize] = Part::Room;
                    queue.push(theirs as usize);
                }
            }
        }
        parts
    }

    /// For each home who could live there.
    pub(crate) fn by_home(&self) -> (Vec<usize>, Vec<u32>) {
        let mut from = vec![0usize; self.beds.len() + 1];
        for home in &self.homes {
            from[*home as usize + 1] += 1;
        }
        for at in 1..from.len() {
            from[at] += from[at - 1];
        }
        let mut next = from.clone();
        let mut who = vec![0u32; self.homes.len()];
        for person in 0..self.people() {
            for home in self.could(person) {
                let at = &mut next[*home as usize];
                who[*at] = person as u32;
                *at += 1;
            }
        }
        (from, who)
    }
}

/// A set of places at once: never a proposal, only proof of how many there can be.
#[derive(Clone, Debug)]
pub struct Places {
    of: Vec<u32>,
    inside: Vec<Vec<u32>>,
    placed: usize,
}

impl Places {
    /// How many people have a home in it.
    pub fn placed(&self) -> usize {
        self.placed
    }
    /// The home of somebody in it, if they have one.
    pub fn of(&self, person: usize) -> Option<usize> {
        self.of
            .get(person)
            .filter(|home| **home != NONE)
            .map(|home| *home as usize)
    }
    fn has_room(&self, graph: &Graph, home: u32) -> bool {
        let home = home as usize;
        self.inside[home].len() < graph.beds[home] as usize
    }
    fn put(&mut self, person: u32, home: u32) {
        self.of[person as usize] = home;
        self.inside[home as usize].push(person);
        self.placed += 1;
    }
}

/// The working of one search for somebody to change places.
struct Search {
    depth: Vec<u32>,
    edge: Vec<usize>,
    slot: Vec<usize>,
}

impl Search {
    /// Numbers people by how many changes of place they are from somebody without a home; whether a
    /// home with room can be reached at all.
    fn layers(&mut self, graph: &Graph, places: &Places) -> bool {
        let mut queue = std::collections::VecDeque::new();
        for person in 0..graph.people() {
            let without = places.of[person] == NONE;
            self.depth[person] = if without { 0 } else { FAR };
            self.edge[person] = graph.starts[person];
            self.slot[person] = 0;
            if without {
                queue.push_back(person);
            }
        }
        let mut seen = vec![false; graph.beds.len()];
        let mut reached = false;
        let mut last = FAR;
        while let Some(person) = queue.pop_front() {
            if self.depth[person] >= last {
                continue;
            }
            for home in graph.could(person) {
                if places.has_room(graph, *home) {
                    reached = true;
                    last = last.min(self.depth[person] + 1);
                    continue;
                }
                if std::mem::replace(&mut seen[*home as usize], true) {
                    continue;
                }
                for inside in &places.inside[*home as usize] {
                    let inside = *inside as usize;
                    if self.depth[inside] == FAR {
                        self.depth[inside] = self.depth[person] + 1;
                        queue.push_back(inside);
                    }
                }
            }
        }
        reached
    }

    /// Finds somebody a home by having others change places along the layers.
    fn make_room(&mut self, graph: &Graph, places: &mut Places, root: u32) -> bool {
        let mut path = vec![root];
        while let Some(person) = path.last().copied() {
            let at = person as usize;
            if self.edge[at] == graph.starts[at + 1] {
                self.depth[at] = FAR;
                path.pop();
                if let Some(before) = path.last() {
                    self.slot[*before as usize] += 1;
                }
                continue;
            }
            let home = graph.homes[self.edge[at]];
            if places.has_room(graph, home) {
                places.of[at] = home;
                places.inside[home as usize].push(person);
                path.pop();
                // Each before them takes the bed that the next has just left.
                let mut left_by = at;
                while let Some(before) = path.pop() {
                    let before = before as usize;
                    let theirs = graph.homes[self.edge[before]];
                    let slot = self.slot[before];
                    places.inside[theirs as usize][slot] = before as u32;
                    places.of[before] = theirs;
                    self.depth[left_by] = FAR;
                    left_by = before;
                }
                self.depth[left_by] = FAR;
                return true;
            }
            match places.inside[home as usize].get(self.slot[at]) {
                Some(inside)
                    if self.depth[*inside as usize] == self.depth[at].saturating_add(1) =>
                {
                    path.push(*inside);
                }
                Some(_) => self.slot[at] += 1,
                None => {
                    self.edge[at] += 1;
                    self.slot[at] = 0;
                }
            }
        }
        false
    }
}

/// Which part of the graph a person or a home is in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Part {
    /// More people than beds: whatever is done, somebody here is without a home.
    TooFew,
    /// Exactly as many beds as people: every bed is needed, and nobody has a choice to spare.
    Exact,
    /// More beds than people: everyone here can be placed with a bed left over.
    Room,
}

/// The part of everyone and every home. It is the same for every largest set of places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parts {
    /// Of each person.
    pub people: Vec<Part>,
    /// Of each home. One that nobody could live in has room; one without beds is exact.
    pub homes: Vec<Part>,
}
