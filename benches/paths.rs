//! The ways people wait on, measured against the least that could do the same.
//!
//! ```text
//! cargo bench                          10k and 100k records
//! cargo bench -- --quick               10k only, fewer rounds
//! cargo bench -- --make FOLDER SCALE   a store to measure the whole program on
//! ```
//! No measuring library: a median of some rounds is enough to tell a ratio, and nothing here fails
//! by time, because a busy machine is no mistake of ours. Goals are those of `docs/speed.md`.
#![expect(clippy::expect_used, reason = "a measuring program, not the program")]

#[path = "../tests/desk/mod.rs"]
mod desk;
#[path = "paths/figures.rs"]
mod figures;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossterm::event::KeyCode;
use desk::{Desk, actor, fill, now};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Constraint;
use ratatui::widgets::{Row, Table};
use ringbuch::domain::date::Land;
use ringbuch::domain::id::PersonId;
use ringbuch::domain::meeting::MeetingLanguage;
use ringbuch::domain::person::Person;
use ringbuch::exchange::import::{self, FigureOptions, Subject, Surroundings};
use ringbuch::fields::{Defaults, StoreContext};
use ringbuch::store::backend::embedded::{Embedded, Holder, HolderKind, OpenOptions};
use ringbuch::store::{Change, Client, Store};
use ringbuch::text::locale::{Lang, Texts};
use ringbuch::tui::view::{Listing, Query, Whose};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = arguments.iter().position(|one| one == "--make") {
        let scale = arguments.get(at + 2).and_then(|scale| scale.parse().ok());
        let folder = arguments.get(at + 1).expect("--make FOLDER SCALE");
        make(Path::new(folder), scale.unwrap_or(100));
        return;
    }
    match arguments.first().map(String::as_str) {
        Some("--open-bare") => return open_bare(Path::new(&arguments[1])),
        Some("--open-ours") => return open_ours(Path::new(&arguments[1])),
        _ => {}
    }
    let quick = arguments.iter().any(|one| one == "--quick");
    let rounds = if quick { 5 } else { 15 };
    // The demonstration has about 720 records at each step of its scale.
    let sizes: &[(u32, &str)] = if quick {
        &[(14, "10k")]
    } else {
        &[(14, "10k"), (140, "100k")]
    };
    println!(
        "{:<44} {:>10} {:>10} {:>7}  goal",
        "what (median)", "ours ms", "floor ms", "ratio"
    );
    municipalities(rounds);
    figures::run(rounds);
    for (scale, records) in sizes {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("store");
        make(&path, *scale);
        start(&path, records, rounds);
        let (store, backend) = open(&path);
        commit(&store, folder.path(), records, rounds);
        views(&store, records, rounds);
        search(&store, records);
        keys(&store, records);
        drop(store);
        backend.close().expect("closed");
    }
}

/// A line of the table.
fn line(what: &str, ours: Duration, floor: Option<Duration>, goal: &str) {
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let (floor, ratio) = floor.map_or((String::new(), String::new()), |floor| {
        let ratio = ms(ours) / ms(floor).max(1e-6);
        (format!("{:.3}", ms(floor)), format!("{ratio:.2}"))
    });
    println!(
        "{what:<44} {:>10.3} {floor:>10} {ratio:>7}  {goal}",
        ms(ours)
    );
}

/// The median of some rounds.
fn median(rounds: usize, mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[rounds / 2]
}

fn open(path: &Path) -> (Arc<Store>, Arc<Embedded>) {
    let holder = Holder::this_process(HolderKind::Command);
    let (backend, _) = Embedded::open(path, holder, &OpenOptions::default()).expect("a store");
    let backend = Arc::new(backend);
    let store = Store::new(Arc::<Embedded>::clone(&backend));
    (Arc::new(store), backend)
}

fn make(path: &Path, scale: u32) {
    let (store, backend) = open(path);
    fill(&store, scale);
    drop(store);
    backend.close().expect("closed");
}

/// Our clean open and close against sled's alone, taking turns, each in a process of its own as people
/// start them. Sled's is a copy: where somebody else opened ours, the mark of its clean end no longer
/// fits, and ours would check everything it holds.
fn start(path: &Path, records: &str, rounds: usize) {
    let copy = path.with_extension("bare");
    copy_folder(&sled_of(path), &copy);
    let run = |how: &str, at: &Path| {
        let program = std::env::current_exe().expect("this program");
        median(1, || {
            let mut child = Command::new(&program);
            let ended = child
                .args([OsStr::new(how), at.as_os_str()])
                .status()
                .expect("a child");
            assert!(ended.success(), "{how}");
        })
    };
    let (mut bare, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        bare.push(run("--open-bare", &copy));
        ours.push(run("--open-ours", path));
    }
    bare.sort_unstable();
    ours.sort_unstable();
    let (ours, bare) = (ours[rounds / 2], bare[rounds / 2]);
    let what = format!("open + close, {records}");
    line(&what, ours, Some(bare), "floor + 8");
}

fn sled_of(path: &Path) -> PathBuf {
    fs::read_dir(path)
        .expect("a store")
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.join("db").exists())
        .expect("sled's folder")
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_folder(&from, &to);
        } else {
            fs::copy(from, to).expect("a copy");
        }
    }
}

fn open_bare(path: &Path) {
    // As our store opens it.
    let config = sled::Config::new().path(path).cache_capacity(64 << 20);
    drop(config.open().expect("sled"));
}

fn open_ours(path: &Path) {
    let (store, backend) = open(path);
    drop(store);
    backend.close().expect("closed");
}

/// A change of one record against a bare fdatasync of as many bytes.
fn commit(store: &Store, folder: &Path, records: &str, rounds: usize) {
    let client = Client::new();
    let mut file = File::create(folder.join("floor")).expect("a file");
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for n in 0..rounds as u64 * 4 {
        let person = Person::named(PersonId::provisional(1), format!("Person {n}"));
        let change = client.change().create(person);
        ours.push(median(1, || {
            store.apply(&change, &actor()).expect("a commit");
        }));
        bare.push(median(1, || {
            // About what such a change is in the journal.
            file.write_all(&[7; 512]).expect("written");
            file.sync_data().expect("synced");
        }));
    }
    ours.sort_unstable();
    bare.sort_unstable();
    let (ours, bare) = (ours[ours.len() / 2], bare[bare.len() / 2]);
    line(
        &format!("durable commit, {records}"),
        ours,
        Some(bare),
        "floor + 0.3",
    );
}

/// The municipalities of the demonstration, read, checked and stored, against a bare fdatasync.
fn municipalities(rounds: usize) {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/demo/data/municipalities.csv"
    );
    let texts = Texts::new(Lang::De);
    let mut times = Vec::new();
    for _ in 0..rounds {
        let folder = tempfile::tempdir().expect("a folder");
        let (store, backend) = open(&folder.path().join("store"));
        times.push(median(1, || {
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
            let subject = Subject::Municipalities;
            let plan = import::plan(subject, Path::new(file), &surroundings, &mut |_, _| {});
            let change = Change {
                edits: plan.expect("a plan").edits,
                ..Client::new().change()
            };
            store.apply(&change, &actor()).expect("an import");
        }));
        drop(store);
        backend.close().expect("closed");
    }
    times.sort_unstable();
    line("import of 104 municipalities", times[rounds / 2], None, "-");
}

fn views(store: &Arc<Store>, records: &str, rounds: usize) {
    let desk = Desk::new(store, (80, 24));
    let ask = |query: &Query| median(rounds, || drop(desk.ask(query)));
    let today = Query::Today {
        whose: Whose {
            me: None,
            only_mine: false,
            land: Land::Hesse,
        },
        stranger: false,
    };
    line(&format!("Today, {records}"), ask(&today), None, "-");
    line(
        &format!("Meetings, {records}"),
        ask(&Query::List {
            of: Listing::Meetings,
            mine: None,
        }),
        None,
        "-",
    );
    let late = median(rounds, || {
        drop(
            store
                .open_tasks(now().date().pred_opt(), 50)
                .expect("tasks"),
        );
    });
    line(
        &format!("overdue, 50 at most, {records}"),
        late,
        None,
        "100k ≤ 1.3 × 10k",
    );
}

fn search(store: &Arc<Store>, records: &str) {
    let desk = Desk::new(store, (80, 24));
    let find = |text: &str, fuzzy| {
        let query = Query::Find {
            kinds: Vec::new(),
            text: text.to_owned(),
            fuzzy,
        };
        median(1, || drop(desk.ask(&query)))
    };
    line(
        &format!("search index, {records}"),
        find("", false),
        None,
        "behind the first key",
    );
    for text in [
        "e", "b", "be", "ber", "beri", "beric", "bericht", "kü", "kunz",
    ] {
        // The letter before was asked for as well, as it is while somebody types.
        let words = find(text, false);
        line(
            &format!("  word hits {text:?}, {records}"),
            words,
            None,
            "4",
        );
    }
    for text in ["kls", "klsau"] {
        let fuzzy = find(text, true);
        line(
            &format!("  fuzzy hits {text:?}, {records}"),
            fuzzy,
            None,
            "1,000",
        );
    }
}

/// A key taken in and drawn, against ratatui drawing such a table with nothing around it.
fn keys(store: &Arc<Store>, records: &str) {
    for size in [(80, 24), (120, 40)] {
        let rows = usize::from(size.1);
        let mut bare = Terminal::new(TestBackend::new(size.0, size.1)).expect("a terminal");
        let mut at = 0;
        let floor = median(200, || {
            at = (at + 1) % rows;
            bare.draw(|frame| {
                let table = (0..rows).map(|row| {
                    let gutter = if row == at { "▌" } else { " " };
                    Row::new([
                        gutter,
                        "Di 24.11.2026",
                        "4",
                        "Ringsitzung",
                        "Fulda",
                        "geplant",
                    ])
                });
                let widths = [1, 13, 5, 20, 19, 13].map(Constraint::Length);
                frame.render_widget(Table::new(table, widths), frame.area());
            })
            .expect("a frame");
        });
        let label = |what: &str| format!("{what}, {}×{}, {records}", size.0, size.1);
        let mut desk = Desk::new(store, size);
        desk.key(KeyCode::Char('3'));
        let turn = [KeyCode::Down, KeyCode::Up];
        let mut n = 0_usize;
        let step = median(200, || {
            n += 1;
            desk.key(turn[n % 2]);
        });
        line(
            &label("cursor down"),
            step,
            Some(floor),
            "0.6 in a terminal",
        );
        if desk.rests() > 0 {
            let asked = desk.asked();
            let beside = median(200, || {
                n += 1;
                desk.key(turn[n % 2]);
                desk.rests();
            });
            assert!(desk.asked() > asked, "nothing followed the cursor");
            line(&label("cursor down and what follows it"), beside, None, "");
        }
        let tab = median(30, || {
            n += 1;
            desk.key(KeyCode::Char(if n.is_multiple_of(2) { '1' } else { '3' }));
        });
        line(
            &label("tab, answer awaited"),
            tab,
            Some(floor),
            "1.0 in a terminal",
        );
        let mut desk = Desk::new(store, size);
        desk.types("3");
        desk.key(KeyCode::Enter);
        desk.types("b");
        let letter = median(100, || {
            n += 1;
            desk.key(KeyCode::Char(if n.is_multiple_of(6) { ' ' } else { 'n' }));
        });
        line(
            &label("letter in the minutes"),
            letter,
            Some(floor),
            "0.4 in a terminal",
        );
    }
}
