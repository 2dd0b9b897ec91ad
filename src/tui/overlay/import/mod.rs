//! A file of figures, from the disk into the store: choose it, look at it, take it.
//!
//! Responsible for: the two steps and what is asked of the thread that reads files. Not for: the list
//! of files ([`choose`]), what a file is shown as ([`check`], [`rows`]), what its columns mean
//! (`exchange::import`). What is written is exactly what was shown; if the store changed meanwhile, the
//! file is looked at again.

mod check;
mod choose;
mod rows;

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Overlay, Stay, belongs_to_the_frame};
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Cx, Effect, Event, Tag};
use crate::tui::files::{FileAsk, FileNews};
use check::Check;
use choose::Choose;

/// See the module.
pub struct ImportFigures {
    choose: Choose,
    /// The file that is looked at.
    check: Option<Check>,
    asking: Asking,
}

/// Numbers of the questions asked: an answer to an older one is dropped.
struct Asking {
    last: u64,
}

impl Asking {
    fn ask(&mut self, ask: FileAsk, cx: &mut Cx<'_>) {
        self.last += 1;
        let number = self.last;
        cx.effects.push(Effect::File { number, ask });
    }
}

impl ImportFigures {
    /// Opens the list of files.
    pub fn open(cx: &mut Cx<'_>) -> Self {
        // No two of them begin at the same moment, so none hears another one's answers.
        let last = cx.now.and_utc().timestamp_micros().unsigned_abs();
        let mut asking = Asking { last };
        asking.ask(FileAsk::Folder(None), cx);
        Self {
            choose: Choose::default(),
            check: None,
            asking,
        }
    }

    fn look_at(&mut self, file: PathBuf, cx: &mut Cx<'_>) {
        let check = Check::of(file);
        self.asking.ask(check.ask(), cx);
        self.check = Some(check);
    }
}

impl Overlay for ImportFigures {
    fn contexts(&self) -> Vec<Context> {
        match &self.check {
            None => vec![Context::Overlay, Context::Text],
            Some(check) if check.is_typing() => {
                vec![Context::Import, Context::Overlay, Context::Text]
            }
            Some(_) => vec![Context::Import, Context::Overlay, Context::Choice],
        }
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<Stay> {
        if belongs_to_the_frame(action) {
            return None;
        }
        let Some(check) = &mut self.check else {
            match self.choose.act(action) {
                choose::Then::Stay => {}
                choose::Then::Leave => return Some(Stay::Close),
                choose::Then::Ask(folder) => self.asking.ask(FileAsk::Folder(Some(folder)), cx),
                choose::Then::Take(file) => self.look_at(file, cx),
            }
            return Some(Stay::Open);
        };
        match check.act(action, cx) {
            check::Then::Stay => {}
            check::Then::Back => self.check = None,
            check::Then::Look => {
                let ask = check.ask();
                self.asking.ask(ask, cx);
            }
            check::Then::Save(name) => {
                let columns = check.profile();
                self.asking.ask(FileAsk::SaveProfile { name, columns }, cx);
            }
        }
        Some(Stay::Open)
    }

    fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        match &mut self.check {
            Some(check) => check.text(character, cx),
            None => {
                if let Some(folder) = self.choose.text(character) {
                    self.asking.ask(FileAsk::Folder(Some(folder)), cx);
                }
            }
        }
    }

    fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool {
        match &mut self.check {
            Some(check) => check.paste(text),
            None => {
                if let Some(folder) = self.choose.paste(text) {
                    self.asking.ask(FileAsk::Folder(Some(folder)), cx);
                }
                true
            }
        }
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) -> Stay {
        match event {
            Event::File { number, news } if *number == self.asking.last => match news {
                FileNews::Folder(Ok(folder)) => self.choose.take(folder),
                FileNews::Folder(Err(why)) => self.choose.fail(why, cx),
                FileNews::Progress(done, all) => {
                    if let Some(check) = &mut self.check {
                        check.progress(*done, *all);
                    }
                }
                FileNews::Looked(result) => {
                    if let Some(check) = &mut self.check {
                        check.take(result, cx.texts);
                    }
                }
                FileNews::Saved(Ok(path)) => {
                    let name = path.file_stem().unwrap_or_default().to_string_lossy();
                    let name = crate::text::single_line(&name);
                    if let Some(check) = &mut self.check {
                        check.use_profile(name.clone());
                        let ask = check.ask();
                        self.asking.ask(ask, cx);
                    }
                    cx.say(
                        cx.texts
                            .with("import-profile-saved", &[("name", name.into())]),
                    );
                }
                FileNews::Saved(Err(why)) => cx.fail(why.clone()),
            },
            Event::Applied {
                tag: Tag::Import,
                result,
            } => {
                let Some(check) = &mut self.check else {
                    return Stay::Open;
                };
                match check.applied(result, cx) {
                    check::Done::Stored => return Stay::Close,
                    check::Done::Failed => {}
                    check::Done::LookAgain => {
                        let ask = check.ask();
                        self.asking.ask(ask, cx);
                    }
                }
            }
            _ => {}
        }
        Stay::Open
    }

    fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        match &self.check {
            Some(check) => check.draw(frame, screen, ui),
            None => self.choose.draw(frame, screen, ui),
        }
    }
}
