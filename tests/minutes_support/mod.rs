//! A ring with members and people, and minutes typed into it line by line.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use ringbuch::domain::agenda::{AgendaItem, ItemKind};
use ringbuch::domain::date::{Land, spoken};
use ringbuch::domain::id::{
    AgendaItemId, LineId, MeetingId, MembershipId, MunicipalityId, OutcomeId, PersonId, RingId,
    TaskId, TopicId,
};
use ringbuch::domain::lifting::{Context, Lifted, Mark, lift};
use ringbuch::domain::meeting::{
    Meeting, MeetingDay, MeetingKind, MeetingLanguage, MeetingState, MinutesState,
};
use ringbuch::domain::order;
use ringbuch::domain::outcome::{Audience, Line, LineContent, Outcome, OutcomeKind};
use ringbuch::domain::person::Person;
use ringbuch::domain::ring::{Membership, Municipality, MunicipalityKind, Ring};
use ringbuch::domain::task::{Responsible, Task, TaskSource, TaskState, Topic};
use ringbuch::report::names;
use ringbuch::store::apply::Applied;
use ringbuch::store::backend::MemoryBackend;
use ringbuch::store::{Actor, Change, Client, Entity, Store};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Ring 4 with three members and two people.
pub(crate) struct Ring4 {
    pub(crate) store: Store,
    client: Client,
    ring: RingId,
    people: Vec<(String, Responsible)>,
}

impl Ring4 {
    pub(crate) fn new() -> Self {
        let mut this = Self {
            store: Store::new(Arc::new(MemoryBackend::default())),
            client: Client::new(),
            ring: RingId(1),
            people: Vec::new(),
        };
        let ring = Ring {
            name: "Südwest".into(),
            ..Ring::numbered(RingId::provisional(1), 4)
        };
        this.ring = this
            .apply(|change| change.create(ring))
            .first::<Ring>()
            .unwrap()
            .id;
        for name in ["Ute Bär", "Jan Rau"] {
            let person = Person::named(PersonId::provisional(1), name);
            let id = this
                .apply(|change| change.create(person))
                .first::<Person>()
                .unwrap()
                .id;
            this.people.push((name.into(), Responsible::Person(id)));
        }
        for (number, name) in [("43504", "Fulda"), ("43505", "Gießen"), ("43511", "Kassel")] {
            let id = this.member(number, name, None, None);
            this.people
                .push((name.into(), Responsible::Municipality(id)));
        }
        this
    }

    #[track_caller]
    fn apply(&self, with: impl FnOnce(Change) -> Change) -> Applied {
        let actor = Actor {
            author: "ute".into(),
            uid: 1000,
            now_ms: 1_700_000_000_000,
        };
        self.store
            .apply(&with(self.client.change()), &actor)
            .unwrap()
    }

    pub(crate) fn member(
        &self,
        number: &str,
        name: &str,
        from: Option<&str>,
        to: Option<&str>,
    ) -> MunicipalityId {
        let municipality = Municipality {
            id: MunicipalityId::provisional(1),
            number: number.into(),
            name: name.into(),
            short_name: String::new(),
            land: Land::Hesse,
            kind: MunicipalityKind::District,
            since: None,
            comparison_type: String::new(),
            participates: true,
            settlement_type: String::new(),
            organisation_size: String::new(),
            region_notes: String::new(),
            organisation_notes: String::new(),
            territory_breaks: vec![],
        };
        let membership = Membership {
            id: MembershipId::provisional(1),
            ring: self.ring,
            municipality: municipality.id,
            from: from.map(day),
            to: to.map(day),
        };
        let applied = self.apply(|change| change.create(municipality).create(membership));
        applied.first::<Municipality>().unwrap().id
    }

    pub(crate) fn meeting(
        &self,
        language: MeetingLanguage,
        days: &[&str],
        place: &str,
    ) -> MeetingId {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let meeting = Meeting {
            id: MeetingId::provisional(1),
            kind: MeetingKind::Ring,
            ring: Some(self.ring),
            title: String::new(),
            days: days
                .iter()
                .map(|date| MeetingDay {
                    date: day(date),
                    start: time(9),
                    end: time(17),
                })
                .collect(),
            place: place.into(),
            host: Some(MunicipalityId(1)),
            moderators: vec![PersonId(1), PersonId(2)],
            minute_taker: Some(PersonId(2)),
            reply_until: None,
            language,
            state: MeetingState::Planned,
            state_reason: String::new(),
            minutes: MinutesState::Draft,
        };
        self.apply(|change| change.create(meeting))
            .first::<Meeting>()
            .unwrap()
            .id
    }

    pub(crate) fn item(
        &self,
        meeting: MeetingId,
        day: u8,
        kind: ItemKind,
        title: &str,
        minutes: u32,
    ) -> AgendaItemId {
        self.item_by(meeting, day, kind, title, minutes, "")
    }

    pub(crate) fn item_by(
        &self,
        meeting: MeetingId,
        day: u8,
        kind: ItemKind,
        title: &str,
        minutes: u32,
        presenter: &str,
    ) -> AgendaItemId {
        let count = self.store.agenda_of(meeting).unwrap().len() as u64;
        let item = AgendaItem {
            id: AgendaItemId::provisional(1),
            meeting,
            position: (count + 1) * order::GAP,
            day,
            title: title.into(),
            kind,
            minutes,
            presenter: presenter.into(),
            unplanned: false,
            carried_from: None,
            clock: vec![],
            attachments: vec![],
        };
        self.apply(|change| change.create(item))
            .first::<AgendaItem>()
            .unwrap()
            .id
    }

    /// Types lines as a minute taker does: those with a letter are lifted.
    pub(crate) fn typed(&self, item: AgendaItemId, lines: &[&str]) {
        let meeting = self
            .store
            .get::<AgendaItem>(item)
            .unwrap()
            .unwrap()
            .record
            .meeting;
        let meeting = self.store.get::<Meeting>(meeting).unwrap().unwrap().record;
        let anchor = meeting.first_day().unwrap();
        let who = |name: &str| {
            self.people
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, who)| who.clone())
        };
        let date = |text: &str| spoken::date(text, anchor).ok();
        let context = Context {
            letters: names::letters(meeting.language),
            who: &who,
            date: &date,
        };
        for (n, line) in (1_u64..).zip(lines) {
            let position = n * order::GAP;
            let change = match lift(line, &context) {
                None => {
                    let text = (*line).to_owned();
                    self.client.change().create(Line {
                        id: LineId::provisional(1),
                        item,
                        position,
                        content: LineContent::Text(text),
                    })
                }
                Some(lifted) => self.lifted(&meeting, item, position, lifted),
            };
            self.apply(|empty| Change {
                id: empty.id,
                ..change
            });
        }
    }

    fn lifted(
        &self,
        meeting: &Meeting,
        item: AgendaItemId,
        position: u64,
        lifted: Lifted,
    ) -> Change {
        let line = |content| Line {
            id: LineId::provisional(1),
            item,
            position,
            content,
        };
        let change = self.client.change();
        match lifted.mark {
            Mark::Note => change.create(line(LineContent::Note(lifted.text))),
            Mark::Topic => {
                let id = TopicId::provisional(1);
                change
                    .create(Topic {
                        id,
                        ring: meeting.ring,
                        text: lifted.text,
                        from_meeting: Some(meeting.id),
                        from_item: Some(item),
                        taken_into: None,
                        parked_on: meeting.first_day().unwrap(),
                    })
                    .create(line(LineContent::Topic(id)))
            }
            Mark::Outcome(kind) => {
                let id = OutcomeId::provisional(1);
                let municipality = match (&lifted.who, kind) {
                    (Some(Responsible::Municipality(id)), kind) if kind != OutcomeKind::Task => {
                        Some(*id)
                    }
                    _ => None,
                };
                let mut change = change
                    .create(Outcome {
                        id,
                        meeting: meeting.id,
                        item,
                        kind,
                        number: 0,
                        text: lifted.text.clone(),
                        municipality,
                        vote: lifted.vote,
                        assessment: String::new(),
                        indicators: vec![],
                        audience: Audience::Ring,
                    })
                    .create(line(LineContent::Outcome(id)));
                if kind == OutcomeKind::Task {
                    change = change.create(Task {
                        id: TaskId::provisional(1),
                        text: lifted.text,
                        responsible: lifted.who,
                        due: lifted.due,
                        state: TaskState::Open,
                        source: TaskSource::Outcome(id),
                        created_on: meeting.first_day().unwrap(),
                    });
                }
                change
            }
        }
    }

    #[track_caller]
    pub(crate) fn change(&self, id: MeetingId, with: impl FnOnce(&mut Meeting)) {
        let mut stored = self.store.get::<Meeting>(id).unwrap().unwrap();
        with(&mut stored.record);
        self.apply(|change| change.put(stored.record.record(), stored.revision));
    }

    pub(crate) fn task_state(&self, id: TaskId, state: TaskState) {
        let mut stored = self.store.get::<Task>(id).unwrap().unwrap();
        stored.record.state = state;
        self.apply(|change| change.put(stored.record.record(), stored.revision));
    }

    /// Gives every outcome of a kind an assessment and indicators.
    pub(crate) fn assess(&self, kind: OutcomeKind, assessment: &str, indicators: &[&str]) {
        for mut stored in self.store.all::<Outcome>().unwrap() {
            if stored.record.kind == kind {
                stored.record.assessment = assessment.into();
                stored.record.indicators = indicators.iter().map(|code| (*code).into()).collect();
                self.apply(|change| change.put(stored.record.record(), stored.revision));
            }
        }
    }
}

/// What a reader of the parsed document sees. Raw HTML, code and links, which no minutes may hold,
/// are named in `⟪…⟫`.
pub(crate) fn visible(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut out = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => out.push_str(&text),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
            ) => out.push('\n'),
            Event::Start(
                Tag::CodeBlock(_)
                | Tag::HtmlBlock
                | Tag::Link { .. }
                | Tag::Image { .. }
                | Tag::BlockQuote(_)
                | Tag::Strikethrough,
            )
            | Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Rule => out.extend(["⟪", &format!("{event:?}"), "⟫"]),
            _ => {}
        }
    }
    out
}
