//! Figures of indicators: a large file taken, and questions about what it held.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use ringbuch::domain::date::Land;
use ringbuch::domain::indicator::catalogue::BUILT_IN;
use ringbuch::domain::indicator::course::course;
use ringbuch::domain::indicator::period::{Period, PeriodKind};
use ringbuch::domain::indicator::question::{Group, Question};
use ringbuch::domain::indicator::series::Sex;
use ringbuch::domain::meeting::MeetingLanguage;
use ringbuch::exchange::import::{self, FigureOptions, Subject, Surroundings};
use ringbuch::fields::{Defaults, StoreContext};
use ringbuch::store::{Change, Client};
use ringbuch::text::locale::{Lang, Texts};

use super::desk::{actor, now};
use super::{line, median, open};

/// 404 municipalities, fifteen indicators, twenty years of months: a file read, checked and stored
/// against reading its bytes alone; one comparison of all and all medians of an indicator against sorting
/// as many numbers that lie in memory.
pub(super) fn run(rounds: usize) {
    const MEMBERS: usize = 404;
    const MONTHS: usize = 240;
    let folder = tempfile::tempdir().expect("a folder");
    let (store, backend) = open(&folder.path().join("store"));
    let texts = Texts::new(Lang::De);
    let apply = |subject, file: &Path| {
        let surroundings = Surroundings {
            store: &store,
            context: StoreContext::new(&store, now().date(), &texts).expect("names"),
            land: None,
            defaults: Defaults {
                today: now().date(),
                land: Land::Hesse,
                language: MeetingLanguage::De,
            },
            mapping: None,
            sheet: None,
            figures: FigureOptions::default(),
            keep_suspicious: false,
        };
        let plan = import::plan(subject, file, &surroundings, &mut |_, _| {}).expect("a plan");
        assert!(plan.problems.is_empty(), "{:?}", plan.problems.first());
        let change = Change {
            edits: plan.edits,
            ..Client::new().change()
        };
        store.apply(&change, &actor()).expect("an import");
    };
    let mut text = "number;name;land;kind;since\n".to_owned();
    for who in 0..MEMBERS {
        let _ = writeln!(
            text,
            "{};Landkreis {who};HE;district;2005-01-01",
            20_001 + who
        );
    }
    let file = folder.path().join("in.csv");
    fs::write(&file, &text).expect("written");
    apply(Subject::Municipalities, &file);
    let mut text = "indicator;period;municipality;value\n".to_owned();
    let mut value = 1_u64;
    for (who, one) in (0..MEMBERS).flat_map(|who| BUILT_IN.iter().map(move |one| (who, one))) {
        for month in 0..MONTHS {
            value = value
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(99);
            let (year, month) = (2006 + month / 12, month % 12 + 1);
            let (whole, part) = (3 + (value >> 59), (value >> 40) % 100);
            let number = 20_001 + who;
            let code = one.code;
            let _ = writeln!(text, "{code};{year}-{month:02};{number};{whole},{part:02}");
        }
    }
    fs::write(&file, &text).expect("written");
    drop(text);
    let floor = median(3, || drop(fs::read(&file).expect("read")));
    let taken = median(1, || apply(Subject::Indicators, &file));
    line("import of 1,454,400 figures", taken, Some(floor), "1,000");
    let catalogue = store.catalogue().expect("a catalogue");
    let mut numbers: Vec<f64> = (0..MEMBERS).map(|n| (n * 7_919 % 4_001) as f64).collect();
    let first = Period::new(PeriodKind::Month, 2006, 1).expect("a month");
    let periods: Vec<Period> = (0..MONTHS as i32).filter_map(|n| first.plus(n)).collect();
    let mut sorted = |times: usize| {
        median(rounds, || {
            for _ in 0..times {
                numbers.sort_by(f64::total_cmp);
                numbers.rotate_left(MEMBERS / 3);
            }
        })
    };
    let (one, all) = (sorted(1), sorted(MONTHS));
    for code in ["K2", "K1E3"] {
        let indicator = catalogue.get(code).expect("one of the fifteen");
        let question = Question::of(code, Group::All, periods[MONTHS - 1]);
        let asked = median(rounds, || {
            drop(
                store
                    .figures(indicator, &question, now().date())
                    .expect("figures"),
            );
        });
        line(&format!("comparison of 404, {code}"), asked, Some(one), "2");
        let everybody = store.members_of(&Group::All, now().date());
        let everybody = everybody.expect("members").into_iter();
        let ring = Group::Selection(everybody.take(11).map(|member| member.id).collect());
        let question = question.about(ring);
        let asked = median(rounds, || {
            drop(
                store
                    .figures(indicator, &question, now().date())
                    .expect("figures"),
            );
        });
        line(&format!("comparison of 11, {code}"), asked, None, "2");
        let medians = median(rounds, || {
            let group = store
                .members_of(&Group::All, now().date())
                .expect("members");
            let ids: Vec<_> = group.iter().map(|member| member.id).collect();
            let series = store.series_among(code, PeriodKind::Month, Sex::All, &ids);
            let series = series.expect("series");
            let group: Vec<_> = ids.iter().map(|id| (*id, series.get(id))).collect();
            assert_eq!(
                course(indicator, &group, &periods, (None, false)).len(),
                MONTHS
            );
        });
        line(&format!("all medians, {code}"), medians, Some(all), "60");
    }
    drop(store);
    backend.close().expect("closed");
}
