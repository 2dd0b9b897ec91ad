//! A municipality's figures as they could be: stocks and movements month by month, made up from its
//! place in the cast.
//!
//! Not for: which of them are odd on purpose ([`super`]). Levels are of the order published in the
//! years before; no figure is one of the municipality it stands at.

use crate::domain::indicator::figure::Figure;

/// Months needed before the first one shown: a year for sums, another for the year before.
const BEFORE: usize = 25;

/// How stocks go through the year, January first.
const SEASON: [f64; 12] = [
    0.9, 1.0, 0.8, 0.4, 0.0, -0.4, -0.3, -0.1, -0.6, -0.8, -0.6, 0.0,
];
/// How taking up work goes through the year.
const WORK: [f64; 12] = [
    -0.25, -0.15, 0.05, 0.15, 0.05, 0.0, -0.05, 0.25, 0.3, 0.1, -0.1, -0.3,
];

/// Numerator, denominator and what is published of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Made {
    pub(super) numerator: Figure,
    pub(super) denominator: Figure,
    pub(super) value: Figure,
}

/// Up and down again between −1 and 1, twice that long. Without `sin`, which need not be the same
/// everywhere.
fn wave(turn: f64) -> f64 {
    1.0 - 2.0 * ((turn % 2.0) - 1.0).abs()
}

/// A number from 0 to 1 that looks like chance and is the same every time (SplitMix64).
fn chance(of: &[usize]) -> f64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for part in of {
        state = state.wrapping_add((*part as u64).wrapping_mul(0xbf58_476d_1ce4_e5b9));
        state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        state ^= state >> 31;
    }
    (state >> 11) as f64 / (1_u64 << 53) as f64
}

/// Months of one municipality.
pub(super) struct Model {
    /// Those who can work and get benefits.
    stock: Vec<f64>,
    /// Among them those who get them for long.
    long: Vec<f64>,
    /// Which municipality.
    who: usize,
    /// Which month of the year the first one is, from 0.
    first: usize,
}

impl Model {
    /// The `who`-th municipality, so many months from a month of the year (from 0) on.
    pub(super) fn new(who: usize, first: usize, months: usize) -> Self {
        let level = |what: usize, from: f64, to: f64| from + (to - from) * chance(&[who, what]);
        let size = level(1, 1_800.0, 9_000.0) + 26_000.0 * chance(&[who, 2]).powi(4);
        let trend = level(3, -0.05, 0.02);
        let share = level(4, 0.56, 0.68);
        // The first month shown is the one behind those before it.
        let first = (first + 12 * 3 - BEFORE) % 12;
        let all = BEFORE + months;
        let stock: Vec<f64> = (0..all)
            .map(|t| {
                let years = t as f64 / 12.0;
                let noise = 0.002 * (chance(&[who, 5, t]) - 0.5);
                let turn = 0.025 * wave((t + who * 5) as f64 / 12.0);
                size * (1.0 + trend * years + 0.018 * SEASON[(first + t) % 12] + turn + noise)
            })
            .collect();
        let long = (0..all)
            .map(|t| {
                let noise = 0.002 * (chance(&[who, 6, t]) - 0.5);
                // Long receipt follows the stock slowly.
                let behind = stock[t.saturating_sub(3)];
                share * behind.midpoint(stock[t]) * (1.0 + noise)
            })
            .collect();
        Self {
            stock,
            long,
            who,
            first,
        }
    }

    fn level(&self, what: usize, from: f64, to: f64) -> f64 {
        from + (to - from) * chance(&[self.who, what])
    }

    /// Movements of a month: a yearly rate of a stock that grows or shrinks, more in some months.
    fn moves(&self, of: &[f64], what: usize, (from, to): (f64, f64), t: usize) -> f64 {
        let grows = chance(&[self.who, what + 300]) >= 0.5;
        let slope = self.level(what + 100, 0.03, 0.06) * if grows { 1.0 } else { -1.0 };
        let rate = self.level(what, from, to) * (1.0 + slope * t as f64 / 12.0);
        let season = 1.0 - 0.5 * WORK[(self.first + t) % 12];
        let noise = 1.0 + 0.02 * (chance(&[self.who, what, t, 7]) - 0.5);
        (of[t] * rate / 12.0 * season * noise).round()
    }

    /// How a share goes up and down over the years. Twelve months taken together have no season.
    fn drift(&self, what: usize, t: usize) -> f64 {
        let slope = self.level(what + 100, -0.01, 0.0075);
        let swing = self.level(what + 200, 0.06, 0.12);
        slope * t as f64 / 12.0 + swing * wave((t + self.who * 5 + what * 7) as f64 / 15.0)
    }

    /// Events of twelve months: a share of the mean stock of the twelve months before each.
    fn events(&self, of: &[f64], what: usize, (from, to): (f64, f64), t: usize) -> (f64, f64) {
        let stock = ((t - 12..t).map(|t| of[t].round()).sum::<f64>() / 12.0).round();
        let noise = 0.02 * (chance(&[self.who, what, t, 7]) - 0.5);
        let share = self.level(what, from, to) * (1.0 + self.drift(what, t) + noise);
        ((stock * share).round(), stock)
    }

    /// The figure of an indicator in the `month`-th month shown; none for a code not known here.
    pub(super) fn figure(&self, code: &str, month: usize) -> Option<Made> {
        let t = BEFORE + month;
        let year = |values: &dyn Fn(usize) -> f64| (t - 11..=t).map(values).sum::<f64>();
        let change = |value: &dyn Fn(usize) -> f64| {
            let (now, before) = (value(t).round(), value(t - 12).round());
            made(now, before, (now / before - 1.0) * 100.0)
        };
        let quota = |(numerator, denominator): (f64, f64)| {
            made(numerator, denominator, numerator / denominator * 100.0)
        };
        let mean_rate = |of: &[f64], what: usize, range, is_exit: bool| {
            let under = |t: usize| of[t - usize::from(is_exit)].round();
            let over = |t: usize| self.moves(of, what, range, t);
            let mean = year(&|t| over(t) / under(t) * 100.0) / 12.0;
            made(over(t), under(t), mean)
        };
        let per_head = |what: usize, from: f64, to: f64, rise: f64| {
            let level = self.level(what, from, to);
            move |t: usize| {
                let noise = 1.0 + 0.004 * (chance(&[self.who, what, t, 8]) - 0.5);
                self.stock[t] * level * (1.0 + rise * t as f64 / 12.0) * noise
            }
        };
        let (stock, long) = (&self.stock, &self.long);
        Some(match code {
            "K1" => change(&per_head(10, 395.0, 470.0, 0.035)),
            "K1E1" => change(&per_head(11, 330.0, 520.0, 0.03)),
            "K1E2" => change(&|t| stock[t]),
            "K1E3" => mean_rate(stock, 12, (0.30, 0.42), false),
            "K1E4" => mean_rate(stock, 13, (0.32, 0.44), true),
            "K2" => quota(self.events(stock, 14, (0.185, 0.29), t)),
            "K2E1" => quota(self.events(stock, 15, (0.06, 0.10), t)),
            "K2E2" => quota(self.events(stock, 16, (0.02, 0.06), t)),
            "K2E3" => {
                let (work, _) = self.events(stock, 14, (0.185, 0.29), t);
                let kept = work * self.level(17, 0.61, 0.72) * (1.0 + self.drift(17, t) / 3.0);
                quota((kept.round(), work))
            }
            "K2E4" => {
                let share = self.level(30, 0.14, 0.2);
                let single: Vec<f64> = stock.iter().map(|all| all * share).collect();
                quota(self.events(&single, 18, (0.17, 0.26), t))
            }
            "K3" => change(&|t| long[t]),
            "K3E1" => quota(self.events(long, 19, (0.12, 0.19), t)),
            "K3E2" => {
                let share = self.level(20, 0.065, 0.14) * (1.0 + self.drift(20, t));
                let noise = 1.0 + 0.06 * (chance(&[self.who, 20, t, 9]) - 0.5);
                quota(((long[t] * share * noise).round(), long[t].round()))
            }
            "K3E3" => mean_rate(long, 21, (0.22, 0.32), false),
            "K3E4" => mean_rate(long, 22, (0.24, 0.34), true),
            _ => return None,
        })
    }
}

fn made(numerator: f64, denominator: f64, value: f64) -> Made {
    let whole = |number: f64| Figure::whole(number.round() as i64);
    Made {
        numerator: whole(numerator),
        denominator: whole(denominator),
        value: Figure::new((value * 100.0).round() as i64, 2).unwrap_or_default(),
    }
}
