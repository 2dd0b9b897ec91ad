### The tabs and minutes mode.

## Lists
list-filter = Filter:
list-once-more = The details are still being read. Please try again in a moment.
list-mine = { $title } – mine only
column-ring = Ring
column-name = Name
column-members = Memb.
column-meetings = Meetings
column-moderator = Moderator
column-speaker = Speaker
column-day = Day
column-title = Title
column-place = Place
column-state = State
column-time = Time
column-item = No.
column-minutes = Min.
column-presenter = Presenter

## Today
today-title = Today, { $date }
today-title-mine = Today, { $date } – mine only
today-overdue = Overdue ({ $n })
today-soon = Due soon ({ $n })
today-now = On today
today-meetings = Meetings: coming, or still without report
today-rings = Rings with too few meetings
today-first = To begin with
today-first-key = Enter
today-introduce = Who are you? Enter name, role and Land; then m shows only what is yours.
today-days-late = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
today-is-today = today
today-ring-behind = Ring { $ring }: { $held } held, { $planned } planned, target { $target }
today-task-done = Done: { $text }
today-nothing = Nothing overdue, nothing in sight. n makes a task, 3 leads to the meetings.
today-nothing-overdue = Nothing overdue. o shows everything again.
today-store-empty = This store is still empty. Municipalities and rings come in from files: ringbuch import municipalities FILE and ringbuch import rings FILE. 2 lets you make rings by hand, 3 meetings.
today-who-am-i = “Mine only” needs a record of you; the last row here adds it.

## Rings
ring-title = Ring { $ring }
ring-members = Members today ({ $n })
ring-members-other = Former and future members ({ $n })
ring-member-until = until { $to }
ring-member-since = since { $from }
ring-meetings = Meetings
ring-topics = Topic store
ring-no-members = No members yet. n brings a municipality into this ring.
rings-none = No rings yet. n makes one; ringbuch import rings FILE reads many at once.

## Meetings
meeting-title-ring = { $kind }, ring { $ring }
meetings-none = No meetings yet. n makes one.
agenda-none = No agenda yet. n makes an item, Enter begins the minutes.
agenda-overrun = Day { $day } is planned { $minutes } minutes longer than it lasts.
app-undoable = { $what } ({ $key } takes it back)
agenda-parked = Put into the topic store: { $title }

## Minutes
minutes-reading = Reading …
minutes-agenda = Agenda
minutes-outcomes = Outcomes ({ $n })
minutes-open-tasks = Open tasks ({ $n })
minutes-topic = park a topic
minutes-note = note
minutes-no-items = This meeting has no agenda yet. Esc leads back; there, n adds an item.
minutes-no-decisions = No decision in this meeting yet.
minutes-decisions = Decisions of this meeting
minutes-still-saving = This line is still being saved. Please try again in a moment.
minutes-paste-cut = Too much pasted at once; lines left out: { $n }.
minutes-no-next-meeting = No next meeting is planned for this ring yet.
# Has to be a word that begins a deadline when it is typed (domain/lifting.rs).
minutes-until = by
minutes-item-gone = An agenda item was deleted elsewhere. What was not stored of it stands now at the end of “{ $title }”.
minutes-items-gone = All agenda items were deleted elsewhere. What was not stored stays in the draft and comes back with the next item.
minutes-left-unsaved = Lines of the meeting you left are not stored: { $why } They are in the draft and come back with their minutes.
minutes-sent-on = Carried over to the next meeting: { $title }

## Questions
ask-new-due = New date for { $n ->
    [one] one task
   *[other] { $n } tasks
}, such as: fri, +14, 15.3.
today-no-date = That is no day. Possible are for example: fri, +14, 15.3., in 2 weeks.
ask-delete-ring = Delete ring { $ring } with all its memberships?
ask-delete-meeting = Delete meeting “{ $title }” with its agenda and minutes?
ask-delete-item = Delete item “{ $title }” with everything under it?
ask-cancel-meeting = Why is “{ $title }” cancelled?
ask-quit-clock = The clock of an item is still running. Leave Ringbuch anyway?
ask-quit-draft = A form is not saved yet (its draft is kept). Leave Ringbuch?

ask-move = Where does { $name } move? Ring and day, such as: 5 from 1.1.2027
ring-move-unclear = Expected: a ring's number and a day, such as: 5 from 1.1.2027
ring-move-there-already = The municipality is in this ring on that day already.
app-copied = Copied.

## Messages
app-tab-empty = This tab is still empty; its content comes with a later version.
app-resume = Resume with { $key }: meeting, last at { $at }
app-resume-unsaved = Resume with { $key }: meeting, last at { $at }; unsaved lines are there
app-no-running-meeting = No meeting is running. It is started in the tab Meetings.
app-written = Written: { $path }
app-record-gone = This record is no longer there.
app-not-here = That has no effect here.
app-undone = Taken back: { $what }
app-undone-new = Undone: what was new is gone again.
app-redone-gone = Deleted again.
app-redone = Done again: { $what }
apply-conflict = Somebody else changed this meanwhile. The new state is being read.
apply-full = The disk is full. Nothing was lost; make room, then save again.
apply-read-only = The store takes nothing at present: { $why }
apply-error = Not stored: { $why }

## Several at once
ask-chosen-day = New date for { $n ->
    [one] one entry
   *[other] { $n } entries
}, such as: fri, +14, 15.3.
ask-chosen-who = Who is responsible for { $n ->
    [one] one entry
   *[other] { $n } entries
} from now on?
ask-chosen-day-or-who = New date (fri, +14, 15.3.) or who is responsible (a name) for { $n ->
    [one] one entry
   *[other] { $n } entries
}?
chosen-no-day-no-name = That is neither a day nor a name that only one bears.
