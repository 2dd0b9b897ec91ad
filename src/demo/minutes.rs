//! Meetings with agenda, and the minutes of those that were held.

use chrono::{Days, NaiveDate};

use super::base::{Cast, CastRing, Member};
use super::calendar::{Plan, TODAYS};
use super::writer::Writer;
use crate::domain::agenda::{AgendaItem, ItemKind};
use crate::domain::date::{Land, LocalHolidays, next_working_day};
use crate::domain::id::{
    AgendaItemId, LineId, MeetingId, MunicipalityId, OutcomeId, PersonId, TaskId, TopicId,
};
use crate::domain::meeting::{Meeting, MeetingKind, MeetingLanguage, MeetingState};
use crate::domain::order;
use crate::domain::outcome::{Audience, Line, LineContent, Outcome, OutcomeKind, Vote};
use crate::domain::task::{Responsible, Task, TaskSource, TaskState, Topic};
use crate::report::agenda::AgendaTemplates;
use crate::report::names;

/// How many topics `demo.ftl` has.
pub(super) const THEMES: usize = 6;

/// Puts plans on.
pub(super) struct Stage<'a> {
    cast: &'a Cast,
    language: MeetingLanguage,
    today: NaiveDate,
    agendas: AgendaTemplates,
    /// Tasks given so far: what becomes of one depends on its number alone.
    tasks: usize,
    /// Parked first by the ring that meets today, for its agenda of today.
    parked: Option<Topic>,
    /// Whether that agenda is still to come.
    wants_parked: bool,
}

impl<'a> Stage<'a> {
    pub(super) fn new(cast: &'a Cast, language: MeetingLanguage, today: NaiveDate) -> Self {
        Self {
            cast,
            language,
            today,
            agendas: AgendaTemplates::built_in(),
            tasks: 0,
            parked: None,
            wants_parked: true,
        }
    }

    fn text(&self, id: &str) -> String {
        names::texts(self.language).get(id).into_owned()
    }

    fn theme(&self, plan: &Plan, part: &str) -> String {
        self.text(&format!("demo-theme-{}-{part}", plan.theme))
    }

    /// Writes a meeting with its agenda and, if it was held, its minutes.
    pub(super) fn put(&mut self, writer: &mut Writer<'_>, plan: &Plan) {
        let ring = plan.ring.and_then(|index| self.cast.rings.get(index));
        let meeting = self.meeting(writer, plan, ring);
        let mut items = self.agendas.items(&meeting);
        for item in &mut items {
            item.id = AgendaItemId::provisional(writer.number());
            self.dress(item, plan, ring);
        }
        let is_todays = plan.ring == Some(TODAYS) && meeting.first_day() == Some(self.today);
        if is_todays
            && let Some(mut topic) = self.parked.take()
            && let Some(item) = items.iter_mut().find(|item| item.kind == ItemKind::Topic)
        {
            item.title.clone_from(&topic.text);
            item.carried_from = topic.from_item;
            topic.taken_into = Some(item.id);
            writer.add(topic);
        }
        let minuted = plan.is_held();
        writer.add(meeting.clone());
        for item in items {
            if minuted {
                let mut desk = Desk {
                    stage: self,
                    writer,
                    plan,
                    meeting: &meeting,
                    ring,
                    item: &item,
                    lines: 0,
                };
                desk.minute();
            }
            writer.add(item);
        }
    }

    fn meeting(&self, writer: &mut Writer<'_>, plan: &Plan, ring: Option<&CastRing>) -> Meeting {
        let host = ring.and_then(|ring| host(ring, plan));
        let moderators = ring.map_or_else(
            || self.cast.moderators.clone(),
            |ring| ring.moderators.clone(),
        );
        let place = match (host, plan.kind) {
            (Some(host), _) => host.name.clone(),
            (None, MeetingKind::Steering) => self.text("demo-steering-place"),
            (None, _) => self.text("demo-speakers-place"),
        };
        let year = plan
            .days
            .first()
            .map_or_else(String::new, |day| day.date.format("%Y").to_string());
        let title = match plan.kind {
            MeetingKind::Symposium => names::texts(self.language).with(
                "demo-symposium-title",
                &[
                    ("year", year.into()),
                    ("theme", self.theme(plan, "title").into()),
                ],
            ),
            _ => String::new(),
        };
        let state = match &plan.state {
            MeetingState::Cancelled { .. } => MeetingState::Cancelled {
                reason: self.text("demo-cancelled"),
            },
            state => state.clone(),
        };
        Meeting {
            id: MeetingId::provisional(writer.number()),
            kind: plan.kind,
            ring: ring.map(|ring| ring.id),
            title,
            days: plan.days.clone(),
            place,
            host: host.map(|host| host.id),
            minute_taker: moderators.last().copied(),
            moderators,
            reply_until: plan.days.first().map(|day| day.date - Days::new(14)),
            language: self.language,
            state,
            state_reason: String::new(),
            minutes: plan.minutes,
        }
    }

    /// Titles and presenters that make an agenda this meeting's own.
    fn dress(&self, item: &mut AgendaItem, plan: &Plan, ring: Option<&CastRing>) {
        match item.kind {
            ItemKind::Topic => item.title = self.theme(plan, "title"),
            ItemKind::GoodExample => {
                item.title = format!("{}: {}", item.title, self.theme(plan, "good_practice"));
                item.presenter = ring
                    .and_then(|ring| member(ring, plan.turn + 1))
                    .map(|member| member.name.clone())
                    .unwrap_or_default();
            }
            _ => {}
        }
    }
}

/// The next working day: nobody is told to have something done by a Sunday. Of Hesse, because that
/// lies in the middle; who is responsible may sit anywhere.
pub(super) fn working_day(day: NaiveDate) -> NaiveDate {
    next_working_day(day, Land::Hesse, &LocalHolidays::default())
}

fn host<'r>(ring: &'r CastRing, plan: &Plan) -> Option<&'r Member> {
    member(ring, plan.turn)
}

fn member(ring: &CastRing, turn: usize) -> Option<&Member> {
    ring.members.get(turn.checked_rem(ring.members.len())?)
}

/// The minute taker's desk at one item of one meeting.
struct Desk<'d, 'a, 'w> {
    stage: &'d mut Stage<'a>,
    writer: &'d mut Writer<'w>,
    plan: &'d Plan,
    meeting: &'d Meeting,
    ring: Option<&'d CastRing>,
    item: &'d AgendaItem,
    lines: usize,
}

impl Desk<'_, '_, '_> {
    /// What is said under an item of this kind.
    fn minute(&mut self) {
        use OutcomeKind as K;
        match self.item.kind {
            ItemKind::Welcome => {
                self.lines(&["welcome-1", "welcome-2"]);
                let note = self.stage.text("demo-note");
                self.line(LineContent::Note(note));
            }
            ItemKind::TaskReview => self.lines(&["review"]),
            ItemKind::Approval => self.lines(&["approval"]),
            ItemKind::News => self.lines(&["news-1", "news-2", "news-3"]),
            ItemKind::Indicators => {
                self.lines(&["indicators-1", "indicators-2"]);
                self.said(K::Finding, "demo-indicators-finding", None, &["K2"]);
                self.said(
                    K::OpenQuestion,
                    "demo-indicators-question",
                    None,
                    &["K2", "K2E3"],
                );
            }
            ItemKind::GoodExample => {
                self.theme(K::GoodPractice, Some(1));
                self.theme(K::SuccessFactor, None);
            }
            ItemKind::PracticeComparison => {
                self.theme_line("text-2");
                self.theme(K::Approach, Some(2));
                self.theme(K::Finding, None);
            }
            ItemKind::Topic => {
                self.theme_line("text-1");
                self.theme(K::Decision, None);
                self.theme(K::Position, None);
                self.theme(K::OpenQuestion, None);
                self.topic();
                self.task(&format!("theme-{}-task-1", self.plan.theme));
                self.task(&format!("theme-{}-task-2", self.plan.theme));
            }
            ItemKind::Agreements => {
                let n = self.plan.turn % 3 + 1;
                let id = format!("demo-agreements-decision-{n}");
                self.said(K::Decision, &id, None, &[]);
                self.task(&format!("agreements-task-{n}"));
            }
            ItemKind::NextMeeting => self.lines(&["next"]),
            ItemKind::Break => {}
        }
    }

    fn line(&mut self, content: LineContent) {
        self.lines += 1;
        let line = Line {
            id: LineId::provisional(self.writer.number()),
            item: self.item.id,
            position: self.lines as u64 * order::GAP,
            content,
        };
        self.writer.add(line);
    }

    fn lines(&mut self, ids: &[&str]) {
        for id in ids {
            let text = self.stage.text(&format!("demo-{id}"));
            self.line(LineContent::Text(text));
        }
    }

    fn theme_line(&mut self, part: &str) {
        let text = self.stage.theme(self.plan, part);
        self.line(LineContent::Text(text));
    }

    /// What the meeting's topic brings about, of a kind.
    fn theme(&mut self, kind: OutcomeKind, from: Option<usize>) {
        let id = format!("demo-theme-{}-{}", self.plan.theme, kind.name());
        self.said(kind, &id, from, &[]);
    }

    /// An outcome; `from` counts the members on from the host.
    fn said(
        &mut self,
        kind: OutcomeKind,
        id: &str,
        from: Option<usize>,
        indicators: &[&str],
    ) -> OutcomeId {
        let text = self.stage.text(id);
        let municipality = self.municipality(from);
        let votes = self.ring.map_or(0, |ring| ring.members.len());
        let outcome = Outcome {
            id: OutcomeId::provisional(self.writer.number()),
            meeting: self.meeting.id,
            item: self.item.id,
            kind,
            number: 0,
            text,
            municipality,
            // Every other decision of a ring is voted on.
            vote: (kind == OutcomeKind::Decision && votes > 3 && self.plan.turn.is_multiple_of(2))
                .then(|| Vote {
                    yes: u32::try_from(votes - 3).unwrap_or(0),
                    no: 1,
                    abstained: 2,
                }),
            assessment: if kind == OutcomeKind::Approach {
                self.stage.theme(self.plan, "assessment")
            } else {
                String::new()
            },
            indicators: indicators.iter().map(|code| (*code).to_owned()).collect(),
            audience: match kind {
                OutcomeKind::GoodPractice | OutcomeKind::Position => Audience::All,
                _ => Audience::Ring,
            },
        };
        let id = outcome.id;
        self.writer.add(outcome);
        self.line(LineContent::Outcome(id));
        id
    }

    fn municipality(&self, from: Option<usize>) -> Option<MunicipalityId> {
        let member = member(self.ring?, self.plan.turn + from?)?;
        Some(member.id)
    }

    fn topic(&mut self) {
        let Some(ring) = self.meeting.ring else {
            return;
        };
        let topic = Topic {
            id: TopicId::provisional(self.writer.number()),
            ring: Some(ring),
            text: self.stage.theme(self.plan, "topic"),
            from_meeting: Some(self.meeting.id),
            from_item: Some(self.item.id),
            taken_into: None,
            parked_on: self.last_day(),
        };
        let id = topic.id;
        if self.plan.ring == Some(TODAYS) && self.stage.wants_parked {
            self.stage.wants_parked = false;
            self.stage.parked = Some(topic);
        } else {
            self.writer.add(topic);
        }
        self.line(LineContent::Topic(id));
    }

    fn last_day(&self) -> NaiveDate {
        self.meeting.last_day().unwrap_or(self.stage.today)
    }

    fn task(&mut self, id: &str) {
        let outcome = self.said(OutcomeKind::Task, &format!("demo-{id}"), None, &[]);
        let n = self.stage.tasks;
        self.stage.tasks += 1;
        let (due, state) = self.fate(n);
        let task = Task {
            id: TaskId::provisional(self.writer.number()),
            text: self.stage.text(&format!("demo-{id}")),
            responsible: self.responsible(n),
            due,
            state,
            source: TaskSource::Outcome(outcome),
            created_on: self.last_day(),
        };
        self.writer.add(task);
    }

    fn responsible(&self, n: usize) -> Option<Responsible> {
        let person = |people: &[PersonId]| {
            let at = n.checked_rem(people.len())?;
            people.get(at).copied().map(Responsible::Person)
        };
        match n % 5 {
            0 | 3 => member(self.ring?, n).map(|member| Responsible::Municipality(member.id)),
            1 => person(&self.meeting.moderators),
            2 => person(&self.ring?.speakers),
            _ => person(&self.stage.cast.heads),
        }
    }

    /// When a task is due and what has become of it by today. Those of the ring that meets today
    /// are open, whatever their day, so that there is something to review; of the rest most old
    /// ones are done and few are late.
    fn fate(&self, n: usize) -> (Option<NaiveDate>, TaskState) {
        let today = self.stage.today;
        let given = self.last_day();
        let for_review = self.plan.ring == Some(TODAYS) && (today - given).num_days() < 200;
        if for_review {
            let due = match n % 3 {
                0 => Some(working_day(today - Days::new(14))),
                1 => Some(working_day(today + Days::new(5))),
                _ => None,
            };
            return (due, TaskState::Open);
        }
        let due = working_day(given + Days::new([21, 45, 75, 110][n % 4]));
        let late = (today - due).num_days();
        let done = match late {
            ..=0 => n.is_multiple_of(4),
            1..=60 => !n.is_multiple_of(3),
            61..=200 => !n.is_multiple_of(11),
            201..=500 => !n.is_multiple_of(41),
            _ => !n.is_multiple_of(97),
        };
        let state = if done {
            TaskState::Done {
                on: (due - Days::new(3)).min(today).max(given),
            }
        } else {
            TaskState::Open
        };
        (Some(due), state)
    }
}
