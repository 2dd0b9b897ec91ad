### Die Reiter und der Sitzungsmodus.

## Listen
list-filter = Filter:
list-once-more = Die Einzelheiten werden noch gelesen. Bitte gleich noch einmal versuchen.
list-mine = { $title } – nur meine
column-ring = Ring
column-name = Name
column-members = Mitgl.
column-meetings = Sitzungen
column-moderator = Moderation
column-speaker = Sprecher/in
column-day = Tag
column-title = Titel
column-place = Ort
column-state = Stand
column-time = Zeit
column-item = TOP
column-minutes = Min.
column-presenter = Vortrag

## Heute
today-title = Heute, { $date }
today-title-mine = Heute, { $date } – nur Eigenes
today-overdue = Überfällig ({ $n })
today-soon = Bald fällig ({ $n })
today-now = Heute auf dem Plan
today-meetings = Sitzungen: kommende und noch ohne Bericht
today-rings = Ringe mit zu wenigen Sitzungen
today-first = Für den Anfang
today-first-key = Enter
today-introduce = Wer sind Sie? Name, Aufgabe und Land eintragen, dann zeigt m nur Eigenes.
today-days-late = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}
today-is-today = heute
today-ring-behind = Ring { $ring }: { $held } gehalten, { $planned } geplant, Ziel { $target }
today-task-done = Erledigt: { $text }
today-nothing = Nichts überfällig, nichts in Sicht. Mit n entsteht ein Auftrag, mit 3 geht es zu den Sitzungen.
today-nothing-overdue = Nichts überfällig. Mit o steht wieder alles da.
today-store-empty = Dieser Bestand ist noch leer. Kommunen und Ringe lassen sich aus Dateien einlesen: ringbuch import municipalities DATEI und ringbuch import rings DATEI. Mit 2 lassen sich Ringe von Hand anlegen, mit 3 Sitzungen.
today-who-am-i = Für „Nur Eigenes“ fehlt Ihr Eintrag; die letzte Zeile hier legt ihn an.

## Ringe
ring-title = Ring { $ring }
ring-members = Mitglieder heute ({ $n })
ring-members-other = Frühere und künftige Mitglieder ({ $n })
ring-member-until = bis { $to }
ring-member-since = seit { $from }
ring-meetings = Sitzungen
ring-topics = Themenspeicher
ring-no-members = Noch keine Mitglieder. Mit n kommt eine Kommune in diesen Ring.
rings-none = Noch keine Ringe. Mit n entsteht einer; ringbuch import rings DATEI liest viele auf einmal.

## Sitzungen
meeting-title-ring = { $kind }, Ring { $ring }
meetings-none = Noch keine Sitzungen. Mit n entsteht eine.
agenda-none = Noch keine Tagesordnung. Mit n entsteht ein Punkt, mit Enter beginnt das Protokoll.
agenda-overrun = Tag { $day } ist { $minutes } Minuten länger geplant, als er dauert.
app-undoable = { $what } ({ $key } nimmt es zurück)
agenda-parked = In den Themenspeicher gelegt: { $title }

## Protokoll
minutes-reading = Wird gelesen …
minutes-agenda = Tagesordnung
minutes-outcomes = Ergebnisse ({ $n })
minutes-open-tasks = Offene Aufträge ({ $n })
minutes-topic = Thema parken
minutes-note = Notiz
minutes-no-items = Diese Sitzung hat noch keine Tagesordnung. Esc führt zurück; dort entsteht mit n der erste Punkt.
minutes-no-decisions = Noch kein Beschluss in dieser Sitzung.
minutes-decisions = Beschlüsse dieser Sitzung
minutes-still-saving = Diese Zeile wird noch gespeichert. Bitte gleich noch einmal versuchen.
minutes-paste-cut = Zu viel auf einmal eingefügt; weggelassene Zeilen: { $n }.
minutes-no-next-meeting = Für diesen Ring ist noch keine nächste Sitzung geplant.
# Muss ein Wort sein, das auch beim Tippen einen Termin einleitet (domain/lifting.rs).
minutes-until = bis
minutes-item-gone = Ein TOP wurde anderswo gelöscht. Was darin noch nicht gespeichert war, steht jetzt am Ende von „{ $title }“.
minutes-items-gone = Alle TOPs wurden anderswo gelöscht. Nicht Gespeichertes bleibt im Entwurf und kommt mit dem nächsten TOP zurück.
minutes-left-unsaved = Zeilen der verlassenen Sitzung sind nicht gespeichert: { $why } Sie stehen im Entwurf und kommen mit ihrem Protokoll zurück.
minutes-sent-on = In die nächste Sitzung übernommen: { $title }

## Rückfragen
ask-new-due = Neuer Termin für { $n ->
    [one] einen Auftrag
   *[other] { $n } Aufträge
}, etwa: fr, +14, 15.3.
today-no-date = Das ist kein Tag. Möglich sind etwa: fr, +14, 15.3., in 2 Wochen.
ask-delete-ring = Ring { $ring } mit allen Mitgliedschaften löschen?
ask-delete-meeting = Sitzung „{ $title }“ mit Tagesordnung und Protokoll löschen?
ask-delete-item = Punkt „{ $title }“ mit allem, was darunter steht, löschen?
ask-cancel-meeting = Warum fällt „{ $title }“ aus?
ask-quit-clock = Bei einem Punkt läuft noch die Uhr. Ringbuch trotzdem beenden?
ask-quit-draft = Ein Formular ist nicht gespeichert; sein Entwurf bleibt. Ringbuch beenden?

ask-move = Wohin wechselt { $name }? Ring und Tag, etwa: 5 ab 1.1.2027
ring-move-unclear = Erwartet: die Nummer eines Rings und ein Tag, etwa: 5 ab 1.1.2027
ring-move-there-already = An diesem Tag gehört die Kommune schon zu diesem Ring.
app-copied = Kopiert.

## Meldungen
app-tab-empty = Dieser Reiter ist noch leer; sein Inhalt kommt mit einer späteren Fassung.
app-resume = Fortsetzen mit { $key }: Sitzung, zuletzt um { $at } Uhr
app-resume-unsaved = Fortsetzen mit { $key }: Sitzung, zuletzt um { $at } Uhr; Ungespeichertes ist da
app-no-running-meeting = Es läuft keine Sitzung. Begonnen wird sie im Reiter Sitzungen.
app-written = Geschrieben: { $path }
app-record-gone = Diesen Eintrag gibt es nicht mehr.
app-not-here = Das hat an dieser Stelle keine Wirkung.
app-undone = Zurückgenommen: { $what }
app-undone-new = Zurückgenommen, was neu dazugekommen war.
app-redone-gone = Wieder gelöscht.
app-redone = Wiederhergestellt: { $what }
apply-conflict = Das hat inzwischen jemand anderes geändert. Der neue Stand wird gelesen.
apply-full = Auf dem Datenträger ist kein Platz mehr. Nichts fehlt; erst Platz schaffen.
apply-read-only = Der Bestand nimmt gerade nichts an: { $why }
apply-error = Nicht gespeichert: { $why }

## Mehrere auf einmal
ask-chosen-day = Neuer Termin für { $n ->
    [one] einen Eintrag
   *[other] { $n } Einträge
}, etwa: fr, +14, 15.3.
ask-chosen-who = Wer ist künftig für { $n ->
    [one] einen Eintrag
   *[other] { $n } Einträge
} zuständig?
ask-chosen-day-or-who = Neuer Termin (fr, +14, 15.3.) oder neue Zuständigkeit (ein Name) für { $n ->
    [one] einen Eintrag
   *[other] { $n } Einträge
}?
chosen-no-day-no-name = Das ist weder ein Tag noch ein Name, der nur einmal vorkommt.
