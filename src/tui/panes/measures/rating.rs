//! A rating: its questions as cells to type in, and its way as steps.
//!
//! Responsible for: which steps are offered and what they ask. Not for: what a step means and forbids
//! ([`crate::domain::rating::steps`]), and the cells ([`crate::tui::sheet`]).

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::house_rules::HouseRules;
use crate::domain::id::{Kind, PersonId, RatingId, RecordId};
use crate::domain::rating::Rating;
use crate::domain::task::Task;
use crate::fields::{Answers, Field, FieldKind, Problem, Value, asked};
use crate::store::apply::Applied;
use crate::store::backend::Revision;
use crate::store::{Edit, Entity, Expected, Record};
use crate::text::locale::Texts;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Event};
use crate::tui::overlay::menu::Menu;
use crate::tui::overlay::step::{Step, dialog};
use crate::tui::panes::Pane;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::view::{SheetKind, SheetView};

/// See the module.
pub(super) struct RatingForm {
    sheet: Sheet,
    /// The steps are to be offered once everything typed is stored.
    offers: bool,
}

impl RatingForm {
    pub(super) fn new(rating: RatingId) -> Self {
        Self {
            sheet: Sheet::new(SheetKind::Rating(rating)),
            offers: false,
        }
    }

    /// What was typed is stored first: it belongs to what is answered and closed.
    fn offer_when_stored(&mut self, cx: &mut Cx<'_>) {
        self.sheet.leave(cx);
        if self.sheet.is_stored() {
            self.offers = false;
            if let Some(view) = self.sheet.view() {
                offer(view, cx);
            }
        } else {
            self.offers = true;
        }
    }
}

impl Pane for RatingForm {
    fn contexts(&self) -> Vec<Context> {
        let mut contexts = vec![Context::RatingForm];
        contexts.extend(self.sheet.contexts());
        contexts
    }

    fn is_reading(&self) -> bool {
        self.sheet.is_reading()
    }

    fn refresh(&mut self, cx: &mut Cx<'_>) {
        self.sheet.refresh(cx);
    }

    fn leave(&mut self, cx: &mut Cx<'_>) {
        self.sheet.leave(cx);
    }

    fn offers(&self, action: Action) -> bool {
        self.sheet.offers(action)
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Steps => {
                self.offer_when_stored(cx);
                true
            }
            action => self.sheet.act(action, cx),
        }
    }

    fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        self.sheet.text(character, cx);
    }

    fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool {
        self.sheet.paste(text, cx)
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) {
        self.sheet.hear(event, cx);
        if self.offers && self.sheet.is_stored() {
            self.offer_when_stored(cx);
        }
    }

    fn count(&self, ui: &Ui<'_>) -> String {
        self.sheet.count(ui)
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        self.sheet.draw(frame, area, ui, focused);
    }
}

/// What can happen to a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Happened {
    Forwarded,
    Answered,
    Closed,
}

const FORWARDED: &[Field] = &[
    asked(
        "forwarded_on",
        "field-rating-forwarded_on",
        FieldKind::Date,
        true,
    ),
    asked(
        "rater",
        "field-rating-rater",
        FieldKind::Reference(Kind::Person),
        true,
    ),
];
const ANSWERED: &[Field] = &[asked(
    "answered_on",
    "field-rating-answered_on",
    FieldKind::Date,
    true,
)];
const WORDS: FieldKind = FieldKind::LongText { max: 5_000 };
const CLOSED: &[Field] = &[
    asked("explanation", "field-rating-explanation", WORDS, false),
    asked("action", "field-rating-action", WORDS, false),
    asked("closed_on", "field-rating-closed_on", FieldKind::Date, true),
];

impl Happened {
    const ALL: [Self; 3] = [Self::Forwarded, Self::Answered, Self::Closed];

    const fn name(self) -> &'static str {
        match self {
            Self::Forwarded => "forward",
            Self::Answered => "answer",
            Self::Closed => "close",
        }
    }

    fn label(self) -> String {
        format!("rating-step-{}", self.name())
    }

    const fn fields(self) -> &'static [Field] {
        match self {
            Self::Forwarded => FORWARDED,
            Self::Answered => ANSWERED,
            Self::Closed => CLOSED,
        }
    }

    /// The rating after it, or what stands against it.
    fn after(
        self,
        rating: &Rating,
        answers: &Answers,
        rules: &HouseRules,
        today: NaiveDate,
    ) -> Result<Rating, Vec<Problem>> {
        let on = |field| answers.day(field).unwrap_or(today);
        match self {
            Self::Forwarded => {
                let rater = answers.person("rater");
                rating.forward(on("forwarded_on"), rater, rules, today)
            }
            Self::Answered => rating.answer(on("answered_on"), rating.answers.clone(), today),
            Self::Closed => {
                let words = |field: &str, kept: &String| match answers.get(field) {
                    Some(_) => answers.text(field).to_owned(),
                    None => kept.clone(),
                };
                let rating = Rating {
                    explanation: words("explanation", &rating.explanation),
                    action: words("action", &rating.action),
                    ..rating.clone()
                };
                rating.close(on("closed_on"), today)
            }
        }
    }
}

/// Offers the steps; those that can't be taken yet say why.
fn offer(view: &SheetView, cx: &mut Cx<'_>) {
    let Some(asked) = Asked::of(view, Happened::Forwarded, cx.today) else {
        return;
    };
    let mut menu = Menu::new(cx.texts.get("rating-step-title"));
    for happened in Happened::ALL {
        let probe = Answers::default()
            .with("explanation", Value::Text(happened.name().to_owned()))
            .with("action", Value::Text(happened.name().to_owned()));
        let tried = happened.after(&asked.rating, &probe, &asked.rules, cx.today);
        let label = cx.texts.get(&happened.label()).into_owned();
        match tried {
            Ok(_) => {
                let asked = Asked {
                    happened,
                    ..asked.clone()
                };
                menu.add(label, move |cx| {
                    let dialog = dialog(Box::new(asked), cx);
                    cx.commands.push(dialog);
                });
            }
            Err(problems) => {
                let why = problems
                    .first()
                    .map(|problem| crate::fields::say(&problem.what, cx.texts));
                menu.refuse(label, why.unwrap_or_default());
            }
        }
    }
    if asked.rating.closed_on.is_none() {
        let id = asked.record.id();
        menu.add(cx.texts.get("rating-step-edit"), move |cx| {
            cx.commands.push(Command::EditRecord(id));
        });
    }
    cx.commands.push(Command::Open(Box::new(menu)));
}

/// A step being asked for.
#[derive(Clone)]
struct Asked {
    happened: Happened,
    rating: Rating,
    record: Record,
    revision: Revision,
    rules: HouseRules,
    /// The talk with the provider that a notable answer leads to, unless it is a task already.
    talk: Option<Task>,
    today: NaiveDate,
}

impl Asked {
    fn of(view: &SheetView, happened: Happened, today: NaiveDate) -> Option<Self> {
        let stored = view.records.first()?;
        let rating = Rating::of(&stored.record)?.clone();
        Some(Self {
            happened,
            record: stored.record.clone(),
            rating,
            revision: stored.revision,
            rules: view
                .records
                .iter()
                .find_map(|stored| HouseRules::of(&stored.record))?
                .clone(),
            talk: view
                .records
                .iter()
                .find_map(|stored| Task::of(&stored.record))
                .cloned(),
            today,
        })
    }
}

impl Step for Asked {
    fn name(&self) -> &'static str {
        self.happened.name()
    }

    fn record(&self) -> &Record {
        &self.record
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get(&self.happened.label()).into_owned()
    }

    fn fields(&self) -> &'static [Field] {
        self.happened.fields()
    }

    fn begin(&self, field: &str) -> Value {
        let text = |text: &str| match text.trim() {
            "" => Value::Empty,
            text => Value::Text(text.to_owned()),
        };
        match field {
            "rater" => self.rating.rater.map_or(Value::Empty, |PersonId(id)| {
                let kind = Kind::Person;
                Value::Reference(RecordId { kind, id })
            }),
            "explanation" => text(&self.rating.explanation),
            "action" => text(&self.rating.action),
            _ => Value::Date(self.today),
        }
    }

    fn edits(&self, answers: &Answers, cx: &Cx<'_>) -> Result<Vec<Edit>, Vec<Problem>> {
        let after = self
            .happened
            .after(&self.rating, answers, &self.rules, cx.today)?;
        let mut edits = vec![Edit::Put {
            record: after.clone().record(),
            expected: Expected::Revision(self.revision),
        }];
        if self.happened == Happened::Answered
            && after.is_notable()
            && let Some(talk) = self.talk.clone()
        {
            edits.push(Edit::Put {
                record: talk.record(),
                expected: Expected::New,
            });
        }
        Ok(edits)
    }

    fn taken(&self, applied: &Applied, cx: &mut Cx<'_>) {
        let with_talk = applied.first::<Task>().is_some();
        let said = if with_talk {
            "rating-taken-talk".to_owned()
        } else {
            format!("rating-taken-{}", self.happened.name())
        };
        let text = cx.texts.get(&said).into_owned();
        if self.happened == Happened::Closed {
            // Evidence: nothing takes it back.
            cx.say(text);
        } else {
            cx.commands.push(Command::SayUndoable(text));
        }
    }
}
