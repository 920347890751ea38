//! Labels in a column: near their marks, and never overlapping.

/// The tops of labels with preferred centres, moved as little as keeps them in order, apart and between `top` and `bottom`. In:
/// the preferred centre and the height of each. Out: one top for each, in the given order. If they are too many for the space
/// they end below it: the caller asks for fewer lines first.
pub(crate) fn spread(wanted: &[(f32, f32)], top: f32, bottom: f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].0.total_cmp(&wanted[b].0).then(a.cmp(&b)));
    let mut tops = vec![0.0; wanted.len()];
    // Clusters of touching labels, each placed where the sum of its members' displacements is least.
    let mut groups: Vec<LabelGroup> = Vec::new();
    for (at, &index) in order.iter().enumerate() {
        let (middle, height) = wanted[index];
        groups.push(LabelGroup {
            first: at,
            height,
            wanted: middle - height / 2.0,
            count: 1.0,
        });
        while let [.., above, below] = groups.as_slice() {
            if above.top(top, bottom) + above.height <= below.top(top, bottom) {
                break;
            }
            let count = above.count + below.count;
            let joined = LabelGroup {
                first: above.first,
                height: above.height + below.height,
                wanted: (above.wanted * above.count + (below.wanted - above.height) * below.count)
                    / count,
                count,
            };
            groups.truncate(groups.len() - 2);
            groups.push(joined);
        }
    }
    for (number, group) in groups.iter().enumerate() {
        let end = groups
            .get(number + 1)
            .map_or(order.len(), |next| next.first);
        let mut next = group.top(top, bottom);
        for &index in &order[group.first..end] {
            tops[index] = next;
            next += wanted[index].1;
        }
    }
    tops
}

struct LabelGroup {
    first: usize,
    height: f32,
    wanted: f32,
    count: f32,
}

impl LabelGroup {
    fn top(&self, top: f32, bottom: f32) -> f32 {
        self.wanted.min(bottom - self.height).max(top)
    }
}
