//! Everything a key can do, as one table.
//!
//! Responsible for: the actions, the contexts they exist in, which of them the hint line offers.
//! Not for: keys (`keymaps/*.toml`), words (`locales/*/actions.ftl`), and what an action does in a
//! pane. Keymap, help, hint line and palette all read this table, so they can't disagree.
//!
//! An action's name is its spelling in a keymap and the end of its text ids: `new` has the sentence
//! `action-new` and, if the hint line offers it, the short word `hint-new`.

use std::fmt;

/// Where a key means something. A focused thing gives a stack of these, the nearest first:
/// `[Text, Form, Global]` in a text field of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Everywhere.
    Global,
    /// A list of rows.
    List,
    /// One record, shown.
    Detail,
    /// A form, whatever field is in focus.
    Form,
    /// A field that offers a choice; letters jump to the choice, so they are no commands.
    Choice,
    /// A text being typed, in one line or many: printable keys are text.
    Text,
    /// An open suggestion while text is typed.
    Suggestion,
    /// Writing the minutes of a meeting.
    Minutes,
    /// The agenda of a meeting.
    Agenda,
    /// Help, palette and the like, above everything.
    Overlay,
    /// A question that wants a yes or a no.
    Question,
    /// Audits, in their list and in full.
    Audits,
    /// Deficiencies, in their list and in full.
    Deficiencies,
    /// The form of an audit.
    AuditForm,
    /// A month of days.
    Calendar,
    /// Cells to type in.
    Sheet,
    /// Measures and their providers, in list and detail.
    Measure,
    /// The form of a rating.
    RatingForm,
    /// A file of figures before it is taken.
    Import,
    /// Figures of a group, whatever is shown of them.
    Figures,
    /// Municipalities by indicators.
    FiguresMatrix,
    /// What is odd about figures.
    FiguresCheck,
    /// Figures on the projector.
    Presentation,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 23] = [
        Self::Global,
        Self::List,
        Self::Detail,
        Self::Form,
        Self::Choice,
        Self::Text,
        Self::Suggestion,
        Self::Minutes,
        Self::Agenda,
        Self::Overlay,
        Self::Question,
        Self::Audits,
        Self::Deficiencies,
        Self::AuditForm,
        Self::Calendar,
        Self::Sheet,
        Self::Measure,
        Self::RatingForm,
        Self::Import,
        Self::Figures,
        Self::FiguresMatrix,
        Self::FiguresCheck,
        Self::Presentation,
    ];

    /// The name of its table in a keymap.
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::List => "list",
            Self::Detail => "detail",
            Self::Form => "form",
            Self::Choice => "choice",
            Self::Text => "text",
            Self::Suggestion => "suggestion",
            Self::Minutes => "minutes",
            Self::Agenda => "agenda",
            Self::Overlay => "overlay",
            Self::Question => "question",
            Self::Audits => "audits",
            Self::Deficiencies => "deficiencies",
            Self::AuditForm => "audit_form",
            Self::Calendar => "calendar",
            Self::Sheet => "sheet",
            Self::Measure => "measure",
            Self::RatingForm => "rating_form",
            Self::Import => "import",
            Self::Figures => "figures",
            Self::FiguresMatrix => "figures_matrix",
            Self::FiguresCheck => "figures_check",
            Self::Presentation => "presentation",
        }
    }

    /// The context of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }

    /// The id of its heading in the help.
    pub fn label_id(self) -> String {
        format!("context-{}", self.name())
    }

    /// Whether printable keys are text here and never commands.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Text | Self::Choice | Self::Sheet)
    }
}

/// What sort of thing an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Moving and typing. Help lists it, the palette does not.
    Motion,
    /// A command: palette and command menu offer it.
    Command,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
struct Row {
    action: Action,
    name: &'static str,
    label: &'static str,
    hint_label: &'static str,
    kind: Kind,
    hint: u8,
    contexts: &'static [Context],
}

/// Name in a keymap, motion or command, place in the hint line (0: not there; 1 comes first and is
/// cut last), contexts.
macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident $name:literal $kind:ident $hint:literal [$($context:ident)+];)*) => {
        /// Something a key can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($(#[$doc])* $variant,)* }

        const TABLE: &[Row] = &[$(Row {
            action: Action::$variant,
            name: $name,
            label: concat!("action-", $name),
            hint_label: concat!("hint-", $name),
            kind: Kind::$kind,
            hint: $hint,
            contexts: &[$(Context::$context),+],
        },)*];
    };
}

actions! {
    /// Opens the first tab, Heute.
    Tab1 "tab_1" Command 0 [Global];
    /// Opens the second tab, Ringe.
    Tab2 "tab_2" Command 0 [Global];
    /// Opens the third tab, Sitzungen.
    Tab3 "tab_3" Command 0 [Global];
    /// Opens the fourth tab, Kennzahlen.
    Tab4 "tab_4" Command 0 [Global];
    /// Opens the fifth tab, Maßnahmen.
    Tab5 "tab_5" Command 0 [Global];
    /// Opens the sixth tab, Prüfungen.
    Tab6 "tab_6" Command 0 [Global];
    /// Opens the seventh tab, Mängel.
    Tab7 "tab_7" Command 0 [Global];
    /// Back to the running meeting, cursor where it was.
    ResumeMeeting "resume_meeting" Command 0 [Global];
    /// To the next area of the screen.
    NextArea "next_area" Motion 0 [Global];
    /// To the area before.
    PrevArea "prev_area" Motion 0 [Global];
    /// Every record and every command by a few letters.
    Palette "palette" Command 8 [Global];
    /// Every key that works here.
    Help "help" Command 9 [Global];
    /// The commands of this place as a menu.
    CommandMenu "command_menu" Command 0 [Global];
    /// Leaves the program; asks while something is open.
    Quit "quit" Command 0 [Global];
    /// Back to the shell until `fg`.
    Suspend "suspend" Command 0 [Global];
    /// Paints the screen anew.
    Redraw "redraw" Command 0 [Global];
    /// A file of figures from the disk.
    ImportFigures "import_figures" Command 0 [Global Figures];
    /// Reads configuration, keymap and theme again.
    ReloadConfig "reload_config" Command 0 [Global];

    /// One row or line up.
    Up "up" Motion 0 [List Detail Text Suggestion Agenda Overlay Calendar Sheet];
    /// One row or line down.
    Down "down" Motion 0 [List Detail Text Suggestion Agenda Overlay Calendar Sheet];
    /// One column or letter to the left.
    Left "left" Motion 0 [List Detail Text Overlay Question Calendar Sheet];
    /// One column or letter to the right.
    Right "right" Motion 0 [List Detail Text Overlay Question Calendar Sheet];
    /// One page up.
    PageUp "page_up" Motion 0 [List Detail Text Overlay Sheet];
    /// One page down.
    PageDown "page_down" Motion 0 [List Detail Text Overlay Sheet];
    /// To the first row.
    First "first" Motion 0 [List Detail Text Overlay Calendar Sheet];
    /// To the last row.
    Last "last" Motion 0 [List Detail Text Overlay Calendar Sheet];

    /// Opens what is under the cursor, or takes the chosen answer.
    Open "open" Command 0 [List Detail Overlay Question Calendar Sheet];
    /// One step back; never leaves the program.
    Back "back" Command 0 [List Detail Minutes Agenda Overlay Calendar Sheet];
    /// A new record.
    New "new" Command 1 [List Detail Calendar];
    /// Changes the record.
    Edit "edit" Command 2 [List Detail];
    /// Deletes the record; asks first.
    Delete "delete" Command 0 [List Detail];
    /// Takes the last change back.
    Undo "undo" Command 0 [List Detail Text Sheet];
    /// Does it again.
    Redo "redo" Command 0 [List Detail Text Sheet];
    /// Narrows the list while typing.
    Filter "filter" Command 3 [List];
    /// Sorts by the next column.
    SortNext "sort_next" Command 0 [List];
    /// Turns the order.
    SortReverse "sort_reverse" Command 0 [List];
    /// Marks the row for a change of several.
    Select "select" Command 0 [List];
    /// Marks every row, or none.
    SelectAll "select_all" Command 0 [List];
    /// Writes what is shown into a file.
    Export "export" Command 0 [List Detail];
    /// Who changed what, when.
    History "history" Command 0 [List Detail];
    /// Copies to the clipboard of the person's own machine.
    Copy "copy" Command 0 [List Detail Sheet];
    /// Only what is mine.
    Mine "mine" Command 0 [List];
    /// Only what is overdue.
    OverdueOnly "overdue_only" Command 0 [List Calendar];
    /// The chosen tasks are done.
    Complete "complete" Command 0 [List];
    /// Moves a municipality to another ring.
    MoveMunicipality "move_municipality" Command 0 [List Detail];
    /// A new meeting.
    NewMeeting "new_meeting" Command 0 [List Detail];

    /// Saves the form.
    Save "save" Command 1 [Form Minutes Sheet];
    /// Leaves and keeps the draft.
    Cancel "cancel" Command 2 [Form Choice Text Suggestion Question];
    /// Throws the draft away.
    DropDraft "drop_draft" Command 0 [Form];
    /// To the next field.
    NextField "next_field" Motion 0 [Form];
    /// To the field before.
    PrevField "prev_field" Motion 0 [Form];
    /// To the next field, and on the last one saves.
    Submit "submit" Motion 0 [Form Choice];
    /// The choice before.
    ChoicePrev "choice_prev" Motion 0 [Choice];
    /// The next choice.
    ChoiceNext "choice_next" Motion 0 [Choice];
    /// Takes the suggestion.
    AcceptSuggestion "accept_suggestion" Motion 0 [Suggestion];
    /// The text in the person's own editor.
    Editor "editor" Command 0 [Text Form];

    /// One word to the left.
    WordLeft "word_left" Motion 0 [Text];
    /// One word to the right.
    WordRight "word_right" Motion 0 [Text];
    /// To the start of the line.
    LineStart "line_start" Motion 0 [Text];
    /// To the end of the line.
    LineEnd "line_end" Motion 0 [Text];
    /// A new line.
    Newline "newline" Motion 0 [Text];
    /// Deletes the letter before the cursor.
    Backspace "backspace" Motion 0 [Text Choice Sheet];
    /// Deletes the letter under the cursor.
    DeleteForward "delete_forward" Motion 0 [Text Sheet];
    /// Deletes the word before the cursor.
    DeleteWordBack "delete_word_back" Motion 0 [Text];
    /// Deletes to the end of the line.
    DeleteToLineEnd "delete_to_line_end" Motion 0 [Text];

    /// To the next item of the agenda.
    NextItem "next_item" Command 1 [Minutes];
    /// To the item before.
    PrevItem "prev_item" Command 0 [Minutes];
    /// Adds an item nobody had planned.
    AddItem "add_item" Command 3 [Minutes Agenda];
    /// Starts or stops the clock of the item.
    Clock "clock" Command 4 [Minutes];
    /// All decisions so far, to be read aloud.
    ReadDecisions "read_decisions" Command 6 [Minutes];
    /// Parks the topic in the ring's store.
    ParkItem "park_item" Command 0 [Minutes Agenda];
    /// Moves the item to the next meeting.
    SendToNextMeeting "send_to_next_meeting" Command 0 [Minutes];
    /// Writes the minutes into a file.
    ExportMinutes "export_minutes" Command 3 [Minutes Agenda];
    /// Shows or hides the results beside the text.
    ToggleOutcomes "toggle_outcomes" Command 0 [Minutes];

    /// Moves the item up.
    MoveUp "move_up" Command 4 [Agenda];
    /// Moves the item down.
    MoveDown "move_down" Command 5 [Agenda];
    /// The invitation is out.
    MarkInvited "mark_invited" Command 0 [Agenda List Detail];
    /// The meeting begins.
    StartMeeting "start_meeting" Command 1 [Agenda List Detail];
    /// The meeting is over.
    FinishMeeting "finish_meeting" Command 1 [Agenda List Detail Minutes];
    /// The meeting does not take place.
    CancelMeeting "cancel_meeting" Command 0 [Agenda List Detail];

    /// Yes.
    Yes "yes" Motion 1 [Question];
    /// No.
    No "no" Motion 2 [Question];

    /// The month before.
    PrevMonth "prev_month" Motion 10 [Calendar Sheet];
    /// The next month.
    NextMonth "next_month" Motion 10 [Calendar Sheet];
    /// Back to the present day.
    GoToday "go_today" Command 0 [Calendar];

    /// The audits of the month in the grid.
    ShowMonth "show_month" Command 0 [Audits];
    /// The audits of the day under the grid's cursor.
    ShowDay "show_day" Command 0 [Audits];
    /// By place, for going on a trip.
    ByPlace "by_place" Command 0 [Audits];
    /// To the measure of the audit.
    OpenMeasure "open_measure" Command 0 [Audits Deficiencies];
    /// A menu of the steps that can be taken next.
    Steps "steps" Command 3 [Measure RatingForm Deficiencies];
    /// The step the procedure demands next.
    TakeStep "take_step" Command 2 [Deficiencies];
    /// By stage, as a board.
    ByStage "by_stage" Command 4 [Deficiencies];
    /// The letter of the stage, as a file.
    WriteLetter "write_letter" Command 0 [Deficiencies];
    /// A contact, an audit, a rating, a deficiency of the measure.
    NewPart "new_part" Command 4 [Measure];
    /// The month's figures of all running measures, in one grid.
    EnterFigures "enter_figures" Command 5 [Measure];
    /// The checklist and the filing list of the measure.
    OpenChecklist "open_checklist" Command 6 [Measure];
    /// A menu of the reports about measures, as files.
    Reports "reports" Command 0 [Measure];
    /// Those that are planned, out to tender or awarded.
    ShowPlanned "show_planned" Command 0 [Measure];
    /// Those that are over or were called off.
    ShowEnded "show_ended" Command 0 [Measure];
    /// All of them, whatever their state.
    ShowAll "show_all" Command 0 [Measure];
    /// Those who carry measures out.
    ShowProviders "show_providers" Command 7 [Measure];
    /// Only those of the same person, place, provider.
    NarrowTo "narrow_to" Command 0 [Audits];
    /// Public holidays of the next Land.
    NextLand "next_land" Command 0 [Audits];
    /// The appointment a day later.
    AuditLater "audit_later" Command 0 [Audits];
    /// The appointment a day earlier.
    AuditEarlier "audit_earlier" Command 0 [Audits];
    /// The appointment a week later.
    AuditWeekLater "audit_week_later" Command 0 [Audits];
    /// The appointment a week earlier.
    AuditWeekEarlier "audit_week_earlier" Command 0 [Audits];
    /// The provider was told.
    AuditAnnounce "audit_announce" Command 5 [Audits];
    /// It took place.
    AuditDone "audit_done" Command 4 [Audits AuditForm];
    /// It will not take place.
    AuditWaive "audit_waive" Command 0 [Audits];
    /// The sections of the guideline.
    AuditForm "audit_form" Command 3 [Audits];
    /// The form, or the report, as a file.
    AuditPaper "audit_paper" Command 6 [Audits AuditForm];
    /// The letter that comes next, as a file.
    AuditLetter "audit_letter" Command 0 [Audits];
    /// A deficiency from what was found.
    NewDeficiency "new_deficiency" Command 5 [Audits AuditForm];
    /// A contact note about it.
    NewContact "new_contact" Command 0 [Audits];
    /// It is recorded in the procedure.
    AuditRecorded "audit_recorded" Command 0 [Audits];
    /// The appointments for other calendars.
    CalendarFile "calendar_file" Command 0 [Audits];

    /// Who stands where.
    ShowRanking "show_ranking" Command 0 [Figures];
    /// Municipalities by indicators.
    ShowMatrix "show_matrix" Command 0 [Figures];
    /// How it went, as lines.
    ShowCourse "show_course" Command 0 [Figures];
    /// All rings beside one another, as boxes.
    ShowDistribution "show_distribution" Command 0 [Figures];
    /// What is odd about the figures.
    ShowCheck "show_check" Command 0 [Figures];
    /// The first analysis in sentences, into minutes or to the clipboard.
    FirstAnalysis "first_analysis" Command 3 [Figures];
    /// Large, on the whole screen, for the projector; and back.
    Present "present" Command 2 [Figures Presentation];
    /// Letters in the place of names, and names again.
    HideNames "hide_names" Command 0 [Presentation];
    /// The next indicator.
    NextIndicator "next_indicator" Command 1 [Figures Presentation];
    /// The indicator before.
    PrevIndicator "prev_indicator" Command 0 [Figures Presentation];
    /// The next group: rings, all, Länder, kinds, comparison types.
    NextGroup "next_group" Command 1 [Figures];
    /// The group before.
    PrevGroup "prev_group" Command 0 [Figures];
    /// The next period that has figures.
    NextPeriod "next_period" Command 0 [Figures];
    /// The period before that has figures.
    PrevPeriod "prev_period" Command 1 [Figures];
    /// A year on.
    NextYear "next_year" Command 0 [Figures];
    /// A year back.
    PrevYear "prev_year" Command 0 [Figures];
    /// Months, quarters, years.
    NextLength "next_length" Command 0 [Figures];
    /// Everybody, women, men.
    NextSex "next_sex" Command 0 [Figures];
    /// Final figures, or provisional ones.
    ToggleQuality "toggle_quality" Command 0 [Figures];
    /// A ring's members of now, or of the period's last day.
    ToggleMembers "toggle_members" Command 0 [Figures];
    /// An indicator from a list.
    ChooseIndicator "choose_indicator" Command 0 [Figures];
    /// A group from a list.
    ChooseGroup "choose_group" Command 0 [Figures];
    /// A period from a list.
    ChoosePeriod "choose_period" Command 0 [Figures];
    /// The day of knowledge from a list.
    ChooseStatus "choose_status" Command 0 [Figures];
    /// What is shown to the clipboard, as a table in Markdown.
    CopyMarkdown "copy_markdown" Command 0 [Figures];
    /// Values, ranks, distances.
    NextContent "next_content" Command 2 [FiguresMatrix];
    /// Takes the file as it was read.
    RunImport "run_import" Command 1 [Import];
    /// Keeps what was said about its columns under a name.
    SaveProfile "save_profile" Command 2 [Import];
    /// Somebody looked at the finding.
    Acknowledge "acknowledge" Command 1 [FiguresCheck];
    /// What was looked at too, or only what was not.
    ShowAcknowledged "show_acknowledged" Command 2 [FiguresCheck];
    /// Only the period that is shown, or all up to it.
    OnlyThisPeriod "only_this_period" Command 0 [FiguresCheck];
}

impl Action {
    /// Every action in the order of the table, which is the order of the help.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        TABLE.iter().map(|row| row.action)
    }

    fn row(self) -> &'static Row {
        // The table is written by the same macro as the enum, in the same order.
        &TABLE[self as usize]
    }

    /// Its spelling in a keymap.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The action of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        TABLE
            .iter()
            .find(|row| row.name == name)
            .map(|row| row.action)
    }

    /// The id of the sentence that says what it does.
    pub fn label_id(self) -> &'static str {
        self.row().label
    }

    /// The id of its word in the hint line, and its place there; the lower, the sooner it shows and
    /// the later it is cut. `None`: the hint line does not offer it.
    pub fn hint(self) -> Option<(u8, &'static str)> {
        let row = self.row();
        (row.hint > 0).then_some((row.hint, row.hint_label))
    }

    /// Whether it is a command, offered by palette and command menu.
    pub fn is_command(self) -> bool {
        self.row().kind == Kind::Command
    }

    /// The contexts it exists in.
    pub fn contexts(self) -> &'static [Context] {
        self.row().contexts
    }

    /// Whether it exists in one of these contexts.
    pub fn applies_in(self, stack: &[Context]) -> bool {
        self.contexts().iter().any(|own| stack.contains(own))
    }

    /// The tab it opens, counted from 0.
    pub fn tab(self) -> Option<usize> {
        const TABS: [Action; 7] = [
            Action::Tab1,
            Action::Tab2,
            Action::Tab3,
            Action::Tab4,
            Action::Tab5,
            Action::Tab6,
            Action::Tab7,
        ];
        TABS.iter().position(|tab| *tab == self)
    }

    /// What the hint line offers in a stack of contexts, most important first.
    pub fn hints(stack: &[Context]) -> Vec<Self> {
        let mut offered: Vec<Self> = Self::all()
            .filter(|action| action.hint().is_some() && action.applies_in(stack))
            .collect();
        offered.sort_by_key(|action| action.row().hint);
        offered
    }
}

impl fmt::Display for Action {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::locale::{Lang, Texts};

    #[test]
    fn every_action_is_found_by_its_name_and_row() {
        for action in Action::all() {
            assert_eq!(Action::from_name(action.name()), Some(action));
            assert_eq!(action.row().action, action);
            assert!(
                action
                    .name()
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'),
                "{action} is snake_case"
            );
        }
    }

    #[test]
    fn every_action_and_context_is_labelled_in_both_languages() {
        for texts in Lang::ALL.map(Texts::new) {
            for action in Action::all() {
                assert!(texts.has(action.label_id()), "{}", action.label_id());
                if let Some((_, id)) = action.hint() {
                    assert!(texts.has(id), "{id}");
                }
            }
            for context in Context::ALL {
                assert!(texts.has(&context.label_id()), "{}", context.label_id());
            }
        }
    }

    #[test]
    fn the_hint_line_starts_with_the_most_important() {
        let hints = Action::hints(&[Context::List, Context::Global]);
        assert_eq!(hints.first(), Some(&Action::New));
        let places: Vec<u8> = hints.iter().map(|action| action.row().hint).collect();
        assert!(places.is_sorted());
    }

    #[test]
    fn tabs_count_from_zero() {
        assert_eq!(Action::Tab1.tab(), Some(0));
        assert_eq!(Action::Tab7.tab(), Some(6));
        assert_eq!(Action::Open.tab(), None);
    }
}
