//! From numbers to places on a drawing.

/// A scale over round numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    ticks: Vec<f64>,
}

impl Scale {
    /// A scale that holds every number and zero, with three to six round ticks.
    pub fn from_zero(values: impl Iterator<Item = f64>) -> Self {
        Self::around(values.chain([0.0]))
    }

    /// A scale that holds every number, from a round number to a round number.
    fn around(values: impl Iterator<Item = f64>) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if high - low < f64::EPSILON * high.abs().max(1.0) {
            // All the same: a little room around it.
            let room = if high == 0.0 { 1.0 } else { high.abs() * 0.1 };
            if low > 0.0 {
                low -= room;
            }
            high += room;
        }
        let step = round_step((high - low) / 4.0);
        let first = (low / step).floor();
        let last = (high / step).ceil();
        let count = (last - first).clamp(1.0, 12.0) as u32;
        let ticks: Vec<f64> = (0..=count).map(|n| (first + f64::from(n)) * step).collect();
        Self {
            low: first * step,
            high: (first + f64::from(count)) * step,
            ticks,
        }
    }

    /// The ticks, rising.
    pub fn ticks(&self) -> &[f64] {
        &self.ticks
    }

    /// Where a number stands between `from` and `to`.
    pub fn place(&self, value: f64, from: f64, to: f64) -> f64 {
        from + (value - self.low) / (self.high - self.low) * (to - from)
    }
}

/// The next round step at or above: 1, 2, 2.5 or 5 times a power of ten.
fn round_step(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let part = step / power;
    let round = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .find(|round| part <= *round * 1.000_001)
        .unwrap_or(10.0);
    round * power
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ticks_are_round() {
        let ticks = |values: &[f64]| Scale::from_zero(values.iter().copied()).ticks().to_vec();
        assert_eq!(ticks(&[58.0, 66.4]), [0.0, 20.0, 40.0, 60.0, 80.0]);
        assert_eq!(ticks(&[]), [0.0, 0.25, 0.5, 0.75, 1.0]);
        assert_eq!(
            Scale::around([600.0, 622.0].into_iter()).ticks(),
            [600.0, 610.0, 620.0, 630.0]
        );
    }

    proptest! {
        #[test]
        fn every_number_stands_inside(values in prop::collection::vec(-1e6f64..1e6, 0..12)) {
            for scale in [Scale::from_zero(values.iter().copied()), Scale::around(values.iter().copied())] {
                prop_assert!((2..=13).contains(&scale.ticks().len()), "{:?}", scale);
                for value in &values {
                    let place = scale.place(*value, 0.0, 100.0);
                    prop_assert!((-1e-6..=100.000_001).contains(&place), "{} at {} of {:?}", value, place, scale);
                }
            }
        }
    }
}
