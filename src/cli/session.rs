//! What every command has: language, day, acting person, configuration, and the store when asked.

use std::cell::OnceCell;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Local, NaiveDate};

use super::args::Global;
use super::config::Config;
use super::failure::{Failure, with};
use super::sentences;
use crate::domain::date::{Land, spoken};
use crate::domain::meeting::MeetingLanguage;
use crate::exchange::profiles::Profiles;
use crate::fields::{Defaults, StoreContext};
use crate::store::apply::Applied;
use crate::store::backend::MemoryBackend;
use crate::store::backend::embedded::{Embedded, Holder, HolderKind, OpenOptions, ScanMode};
use crate::store::{Actor, Change, Client, Store};
use crate::text::clean::{Limit, Lines, clean};
use crate::text::locale::{Lang, Texts};

/// A store and, where it is one of this host, what is below it.
pub(super) struct Opened {
    /// The store.
    pub(super) store: Store,
    /// Its backend on disk; none where there is no store yet.
    pub(super) embedded: Option<Arc<Embedded>>,
}

impl Opened {
    /// Ends in good order: the next start then needs no check of the whole store.
    pub(super) fn close(self) {
        let Self { store, embedded } = self;
        drop(store);
        if let Some(embedded) = embedded {
            // Nothing is lost when this fails; the next open looks more closely.
            let _ = embedded.close();
        }
    }
}

/// One run of the program.
pub(super) struct Session {
    /// The person's texts.
    pub(super) texts: Arc<Texts>,
    /// The day to reckon from.
    pub(super) today: NaiveDate,
    /// What the configuration file says.
    pub(super) config: Config,
    /// The store's folder.
    pub(super) path: PathBuf,
    /// The flags of every command.
    pub(super) global: Global,
    author: String,
    client: Client,
    opened: OnceCell<Opened>,
    /// Where changes are planned while there is no store.
    planned: OnceCell<Store>,
}

impl Session {
    /// The texts are loaded once a run and shared: reading them is a good part of a short run.
    pub(super) fn new(global: Global, config: Config, texts: Arc<Texts>) -> Result<Self, Failure> {
        let clock = Local::now().date_naive();
        let today = match &global.today {
            None => clock,
            Some(text) => day(text, clock, &texts)?,
        };
        let author = match &global.acting {
            Some(name) => {
                let name = clean(name.trim(), Lines::Single, Limit::LINE);
                if name.cut.is_some() {
                    let max = Limit::LINE.graphemes.to_string();
                    let line = with(&texts, "problem-too-long", &[("max", &max)]);
                    return Err(Failure::usage(format!("--as: {line}")));
                }
                let name = name.text.trim().to_owned();
                if name.is_empty() {
                    return Err(Failure::usage(texts.get("cli-as-empty")));
                }
                name
            }
            None => sentences::user_name(uid()),
        };
        let path = store_path(&global, &config);
        Ok(Self {
            texts,
            today,
            config,
            path,
            global,
            author,
            client: Client::new(),
            opened: OnceCell::new(),
            planned: OnceCell::new(),
        })
    }

    /// The store for reading. Where there is none yet it is an empty one, and nothing is made.
    pub(super) fn reading(&self) -> Result<&Opened, Failure> {
        if let Some(opened) = self.opened.get() {
            return Ok(opened);
        }
        if !self.path.exists() && !is_cluster(&self.path) {
            let path = self.path.display().to_string();
            self.tell(&with(&self.texts, "cli-no-store-yet", &[("path", &path)]));
            let store = Store::new(Arc::new(MemoryBackend::new()));
            return Ok(self.opened.get_or_init(|| Opened {
                store,
                embedded: None,
            }));
        }
        self.open(false)
    }

    /// The store to plan a change on, which [`Self::apply`] then writes. Where there is none yet it
    /// is an empty one: what is refused leaves no store behind.
    pub(super) fn planning(&self) -> Result<&Store, Failure> {
        if self.opened.get().is_none() && !self.path.exists() && !is_cluster(&self.path) {
            let empty = || Store::new(Arc::new(MemoryBackend::new()));
            return Ok(self.planned.get_or_init(empty));
        }
        Ok(&self.writing()?.store)
    }

    /// The store for writing, made where there is none.
    pub(super) fn writing(&self) -> Result<&Opened, Failure> {
        match self.opened.get() {
            Some(opened) => Ok(opened),
            None => self.open(true),
        }
    }

    /// The store, which must be there.
    pub(super) fn existing(&self) -> Result<&Opened, Failure> {
        match self.opened.get() {
            Some(opened) => Ok(opened),
            None => self.open(false),
        }
    }

    fn open(&self, create: bool) -> Result<&Opened, Failure> {
        let opened = open_store(
            &self.path,
            create,
            HolderKind::Command,
            &self.actor(),
            |line| self.tell(&line),
            &self.texts,
        )?;
        Ok(self.opened.get_or_init(|| opened))
    }

    /// The store, where it was opened.
    pub(super) fn opened(&self) -> Option<&Opened> {
        self.opened.get()
    }

    /// Ends in good order.
    pub(super) fn close(self) {
        if let Some(opened) = self.opened.into_inner() {
            opened.close();
        }
    }

    /// The same run with its store closed.
    pub(super) fn reopened(mut self) -> Self {
        if let Some(opened) = self.opened.take() {
            opened.close();
        }
        self
    }

    /// Who acts, now.
    pub(super) fn actor(&self) -> Actor {
        Actor {
            author: self.author.clone(),
            uid: uid(),
            now_ms: Local::now().timestamp_millis(),
        }
    }

    /// The acting person's name.
    pub(super) fn author(&self) -> &str {
        &self.author
    }

    /// The client of this run.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// An empty change.
    pub(super) fn change(&self) -> Change {
        self.client.change()
    }

    /// Applies a change. What an empty store refuses makes none.
    pub(super) fn apply(&self, change: &Change) -> Result<Applied, Failure> {
        if let (None, Some(empty)) = (self.opened.get(), self.planned.get()) {
            empty.apply(change, &self.actor())?;
        }
        Ok(self.writing()?.store.apply(change, &self.actor())?)
    }

    /// Names and the day, for reading and showing values.
    pub(super) fn context<'a>(&'a self, store: &'a Store) -> Result<StoreContext<'a>, Failure> {
        Ok(StoreContext::new(store, self.today, &self.texts)?)
    }

    /// What new records take from their surroundings.
    pub(super) fn defaults(&self) -> Defaults {
        Defaults {
            today: self.today,
            land: self.config.land.unwrap_or(Land::Hesse),
            language: match self.texts.lang() {
                Lang::De => MeetingLanguage::De,
                Lang::En => MeetingLanguage::En,
            },
        }
    }

    /// The folder of the person's own templates, beside the configuration.
    pub(super) fn templates(&self) -> Option<PathBuf> {
        let folder = self.config.file.parent()?.join("templates");
        folder.is_dir().then_some(folder)
    }

    /// The person's mapping profiles, beside the configuration.
    pub(super) fn profiles(&self) -> Profiles {
        let folder = self.config.file.parent();
        Profiles::in_folder(folder.map(|folder| folder.join("profiles")))
    }

    /// A day as a flag gives it; today where it does not.
    pub(super) fn day_or_today(&self, text: Option<&str>) -> Result<NaiveDate, Failure> {
        text.map_or(Ok(self.today), |text| self.day(text))
    }

    /// A day as a flag gives it.
    pub(super) fn day(&self, text: &str) -> Result<NaiveDate, Failure> {
        day(text, self.today, &self.texts)
    }

    /// Data for stdout, all at once.
    #[expect(clippy::unused_self, reason = "output belongs to the run")]
    pub(super) fn print(&self, text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        Ok(())
    }

    /// A sentence on stderr. Nobody reading it is no reason to fail.
    #[expect(clippy::unused_self, reason = "output belongs to the run")]
    pub(super) fn tell(&self, line: &str) {
        // Names of files and keys of a configuration are texts from outside, too.
        let line = super::failure::speakable(line);
        let _ = writeln!(io::stderr().lock(), "{line}");
    }

    /// A sentence by id on stderr.
    pub(super) fn tell_with(&self, id: &str, variables: &[(&str, &str)]) {
        self.tell(&with(&self.texts, id, variables));
    }
}

/// Opens the store in a folder: the one place that knows which backend there is. `hear` gets what
/// opening found, in sentences.
pub(super) fn open_store(
    path: &Path,
    create: bool,
    kind: HolderKind,
    actor: &Actor,
    mut hear: impl FnMut(String),
    texts: &Texts,
) -> Result<Opened, Failure> {
    if is_cluster(path) {
        return Err(Failure::Said {
            code: super::failure::STORE,
            lines: vec![texts.get("cli-no-cluster").into_owned()],
        });
    }
    let options = OpenOptions {
        create,
        // A screen shows its first frame before a state that nobody vouches for is checked.
        scan: match kind {
            HolderKind::Screen => ScanMode::Caller,
            HolderKind::Serve | HolderKind::Command => ScanMode::Foreground,
        },
        ..OpenOptions::default()
    };
    let (embedded, report) = Embedded::open(path, Holder::this_process(kind), &options)?;
    let events = report.events.iter();
    events
        .filter_map(|event| sentences::open_event(event, texts))
        .for_each(&mut hear);
    let embedded = Arc::new(embedded);
    let backend: Arc<dyn crate::store::backend::Backend> = Arc::<Embedded>::clone(&embedded);
    let store = Store::new(backend);
    if store.withdraw_unfinished(actor)? {
        hear(texts.get("open-import-withdrawn").into_owned());
    }
    Ok(Opened {
        store,
        embedded: Some(embedded),
    })
}

fn is_cluster(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.starts_with("etcd:"))
}

fn uid() -> u32 {
    nix::unistd::getuid().as_raw()
}

fn day(text: &str, anchor: NaiveDate, texts: &Texts) -> Result<NaiveDate, Failure> {
    spoken::date(text, anchor)
        .map_err(|_| Failure::usage(with(texts, "problem-not-a-date", &[("text", text)])))
}

/// `--store`, `$RINGBUCH_STORE`, the configuration, the XDG data folder: the first that is given.
pub(super) fn store_path(global: &Global, config: &Config) -> PathBuf {
    let from_env = std::env::var_os("RINGBUCH_STORE")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from);
    global
        .store
        .clone()
        .or(from_env)
        .or_else(|| config.store.clone())
        .unwrap_or_else(|| xdg("XDG_DATA_HOME", ".local/share").join("ringbuch"))
}

/// An XDG base folder: the variable if it is absolute, else the one below the home folder.
pub(super) fn xdg(variable: &str, below_home: &str) -> PathBuf {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .unwrap_or_else(|| {
            // A cron job has none; the folder it happens to run in is no place for a store.
            let home = std::env::var_os("HOME").map(PathBuf::from);
            let home = home.filter(|home| home.is_absolute()).or_else(|| {
                let user = nix::unistd::User::from_uid(nix::unistd::getuid());
                user.ok().flatten().map(|user| user.dir)
            });
            home.unwrap_or_else(|| PathBuf::from(".")).join(below_home)
        })
}

/// Whether answers go to a person's terminal.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}
