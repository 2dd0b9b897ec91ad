use std::os::unix::fs::symlink;
use std::sync::mpsc;
use std::time::Duration;

use proptest::prelude::*;

use super::*;

fn opened(folder: &Path) -> (Drafts, BTreeMap<String, Vec<u8>>) {
    Drafts::open(Some(folder.to_owned()))
}

/// As after `kill -9`: nothing is synced, nothing is tidied up.
fn killed(drafts: Drafts) {
    std::mem::forget(drafts);
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_last_state_of_every_draft_survives_a_killed_program() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, found) = opened(folder.path());
    assert!(found.is_empty());
    for text in ["G", "Gr", "Grü", "Grüß"] {
        drafts.write("minutes/5", text.as_bytes()).unwrap();
    }
    drafts.write("form", b"x").unwrap();
    drafts.write("gone", b"y").unwrap();
    drafts.remove("gone").unwrap();
    killed(drafts);
    let expected = BTreeMap::from([
        ("form".to_owned(), b"x".to_vec()),
        ("minutes/5".to_owned(), "Grüß".as_bytes().to_vec()),
    ]);
    assert_eq!(find(folder.path()), expected);
    let (mut drafts, found) = opened(folder.path());
    assert_eq!(found, expected);
    drafts.write("form", b"xy").unwrap();
    drafts.remove("minutes/5").unwrap();
    killed(drafts);
    assert_eq!(
        find(folder.path()),
        BTreeMap::from([("form".to_owned(), b"xy".to_vec())])
    );
}

#[test]
fn a_frame_cut_off_is_written_over_and_hides_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, _) = opened(folder.path());
    drafts.write("a", b"eins").unwrap();
    drafts.write("a", b"zwei").unwrap();
    killed(drafts);
    let path = folder.path().join("a.1.draft");
    let length = fs::metadata(&path).unwrap().len();
    let file = OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(length - 1).unwrap();
    let (mut drafts, found) = opened(folder.path());
    assert_eq!(found["a"], b"eins");
    drafts.write("a", b"drei").unwrap();
    killed(drafts);
    assert_eq!(find(folder.path())["a"], b"drei");
}

#[test]
fn a_long_file_is_followed_by_a_new_one_and_goes_when_that_is_synced() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, _) = opened(folder.path());
    let text = |number: u8| vec![number; 10_000];
    for number in 0..60 {
        drafts.write("a", &text(number)).unwrap();
        assert_eq!(find(folder.path())["a"], text(number));
    }
    assert!(
        files(folder.path()).len() > 1,
        "nothing is removed before it is synced"
    );
    drafts.start(|error| panic!("{error}")).unwrap();
    drop(drafts);
    assert_eq!(files(folder.path()), ["a.3.draft"]);
    assert_eq!(find(folder.path())["a"], text(59));
    for name in files(folder.path()) {
        let length = fs::metadata(folder.path().join(name)).unwrap().len();
        assert!(length <= RESTART, "{length}");
    }
}

#[test]
fn a_new_file_that_was_never_filled_does_not_hide_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, _) = opened(folder.path());
    drafts.write("a", b"eins").unwrap();
    killed(drafts);
    fs::write(folder.path().join("a.2.draft"), b"\x05\0\0").unwrap();
    let (mut drafts, found) = opened(folder.path());
    assert_eq!(found["a"], b"eins");
    drafts.start(|error| panic!("{error}")).unwrap();
    drafts.write("a", b"zwei").unwrap();
    drop(drafts);
    assert_eq!(files(folder.path()), ["a.1.draft"]);
    assert_eq!(find(folder.path())["a"], b"zwei");
}

#[test]
fn drafts_are_private_and_foreign_things_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("drafts");
    fs::create_dir(&inside).unwrap();
    fs::set_permissions(&inside, Permissions::from_mode(0o755)).unwrap();
    let secret = folder.path().join("secret");
    fs::write(&secret, frame::encode(b"not mine").unwrap()).unwrap();
    symlink(&secret, inside.join("link.1.draft")).unwrap();
    fs::create_dir(inside.join("folder.1.draft")).unwrap();
    fs::write(inside.join("notes"), b"theirs").unwrap();
    let (mut drafts, found) = opened(&inside);
    assert_eq!(found, BTreeMap::new());
    drafts.write("link", b"mine").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&inside), 0o700);
    assert_eq!(mode(&inside.join("link.2.draft")), 0o600);
    drop(drafts);
    assert_eq!(find(&inside)["link"], b"mine");
    assert_eq!(
        fs::read(&secret).unwrap(),
        frame::encode(b"not mine").unwrap()
    );
}

#[test]
fn a_folder_that_can_not_be_used_is_said_and_no_reason_to_stop() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"").unwrap();
    let (mut drafts, _) = opened(&file.join("drafts"));
    assert!(matches!(drafts.unusable(), Some(DraftError::Io(_))));
    assert!(drafts.write("a", b"x").is_err());
    drafts.start(|_| {}).unwrap();
    let (mut drafts, _) = Drafts::open(None);
    assert!(matches!(drafts.write("a", b"x"), Err(DraftError::NoFolder)));
    let (mut drafts, _) = opened(folder.path());
    let long = vec![0; frame::MOST + 1];
    assert!(matches!(drafts.write("a", &long), Err(DraftError::TooLong)));
    assert!(matches!(drafts.write("", b"x"), Err(DraftError::TooLong)));
}

#[test]
fn the_thread_syncs_by_itself_and_says_failures_once() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("drafts");
    let (mut drafts, _) = opened(&inside);
    let (sender, failures) = mpsc::channel();
    drafts
        .start(move |error| drop(sender.send(error.to_string())))
        .unwrap();
    drafts.write("a", b"x").unwrap();
    // The folder's sync has nothing to open.
    fs::remove_dir_all(&inside).unwrap();
    let failure = failures.recv_timeout(Duration::from_secs(20));
    assert!(failure.is_ok());
    drop(drafts);
    assert!(failures.recv().is_err(), "once");
}

#[test]
fn texts_for_the_editor_are_private_and_found_when_left_over() {
    let folder = tempfile::tempdir().unwrap();
    let (drafts, _) = opened(folder.path());
    let path = drafts.editor_file("Grüße\n").unwrap();
    let other = drafts.editor_file("").unwrap();
    assert_ne!(path, other);
    assert_eq!(fs::read_to_string(&path).unwrap(), "Grüße\n");
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    fs::remove_file(&other).unwrap();
    killed(drafts);
    let (drafts, found) = opened(folder.path());
    assert_eq!(drafts.left_over(), [path]);
    assert!(found.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_sequence_of_writes_cut_anywhere_gives_a_state_that_was_written(
        texts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..60), 1..20),
        restarts in prop::collection::vec(any::<bool>(), 20),
        cut in any::<prop::sample::Index>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let (mut drafts, _) = opened(folder.path());
        let mut ends = Vec::new();
        let path = folder.path().join("a.1.draft");
        for (text, restart) in texts.iter().zip(restarts) {
            drafts.write("a", text).unwrap();
            ends.push(fs::metadata(&path).unwrap().len());
            if restart {
                killed(drafts);
                let (again, found) = opened(folder.path());
                prop_assert_eq!(&found["a"], text);
                drafts = again;
            }
        }
        killed(drafts);
        let length = cut.index(*ends.last().unwrap() as usize + 1) as u64;
        OpenOptions::new().write(true).open(&path).unwrap().set_len(length).unwrap();
        let expected = ends.iter().rposition(|end| *end <= length).map(|at| &texts[at]);
        let (_drafts, found) = opened(folder.path());
        prop_assert_eq!(found.get("a"), expected);
    }
}
