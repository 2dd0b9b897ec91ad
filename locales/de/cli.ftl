### Die Befehlszeile: Hilfe, Sätze und Spaltenköpfe.

## Hilfe
help-usage = Aufruf
help-commands = Befehle
help-options = Schalter
help-arguments = Angaben
help-ringbuch = Vergleichsringe der Jobcenter: Sitzungen, Protokolle, Ergebnisse. Ohne Befehl öffnet sich der Bildschirm.
help-import = Dateien einlesen
help-import-municipalities = Kommunen aus einer Tabelle
help-import-rings = Vergleichsringe und ihre Mitglieder aus einer Tabelle
help-import-people = Personen aus einer Tabelle
help-import-providers = Träger aus einer Tabelle
help-import-measures = Maßnahmen aus einer Tabelle; unbekannte Träger und Personen entstehen mit
help-import-utilisation = Auslastung je Maßnahme und Monat aus einer Tabelle
help-import-ratings = Bewertungen aus einer Tabelle, eine Zeile je Antwort
help-import-store = Einen ganzen Bestand (JSON Lines) in einen leeren einlesen
help-municipalities = Kommunen
help-rings = Vergleichsringe
help-memberships = Wer wann zu welchem Ring gehört
help-people = Personen
help-meetings = Sitzungen
help-agenda = Tagesordnungspunkte
help-outcomes = Ergebnisse der Sitzungen
help-tasks = Aufträge
help-topics = Themenspeicher der Ringe
help-minutes = Protokolle
help-minutes-export = Das Protokoll einer Sitzung als Markdown
help-demo = Einen leeren Bestand mit erfundenen Beispielen füllen
help-list = Auflisten
help-show = Einen Eintrag zeigen
help-add = Einen Eintrag anlegen; seine Nummer steht danach auf der Ausgabe
help-edit = Einen Eintrag ändern
help-delete = Einen Eintrag löschen (undo nimmt es zurück)
help-invite = Als eingeladen vermerken
help-start = Beginnen, an einem ihrer Tage
help-finish = Beenden: das Protokoll steht
help-meetings-report = Den Bericht als versandt vermerken
help-cancel = Absagen, mit Grund
help-reset = Auf „geplant“ zurücksetzen, mit Grund
help-done = Als erledigt vermerken
help-drop = Entfallen lassen, mit Grund
help-today = Was überfällig ist, bald fällig wird und ansteht
help-search = In allem suchen
help-history = Wer wann was geändert hat
help-undo = Eine Änderung zurücknehmen, ohne Nummer die letzte eigene
help-redo = Das zuletzt Zurückgenommene wiederherstellen
help-export = Den ganzen Bestand als JSON Lines schreiben
help-verify = Alles prüfen: Einträge, Verweise, Verlauf, Dateien
help-config = Einstellungen
help-config-check = Was gilt und woher es kommt; alle Fehler der Datei
help-keys = Alle geltenden Tasten
help-themes = Die mitgelieferten Farbschemata
help-completions = Vervollständigung für eine Shell
help-man = Die Handbuchseite für man
help-crash-test = Schreibt, bis es abgebrochen wird (für Prüfungen)
flag-store = Ordner des Bestands
flag-lang = Sprache
flag-today = Der Tag, von dem aus gerechnet wird
flag-acting = Handelnde Person, wie der Verlauf sie nennt
flag-config = Einstellungsdatei
flag-help = Hilfe zeigen
flag-version = Version zeigen
flag-format = Form der Ausgabe
flag-filter = Nur Zeilen, in denen diese Wörter stehen
flag-limit = Höchstens so viele
flag-meeting = Sitzung
flag-ring = Vergleichsring
flag-id = Nummer des Eintrags oder etwas, das ihn eindeutig nennt
flag-history = Mit Verlauf
flag-set = Ein Feld setzen, mehrfach möglich
flag-keep_suspicious = Auch Angaben übernehmen, die wie Kunden- oder BG-Nummern aussehen
flag-with_contents = Samt allem, was darin steht
flag-on = Tag
flag-reason = Grund
flag-file = Datei
flag-dry_run = Nur sagen, was geschähe
flag-sheet = Das Blatt einer Excel- oder LibreOffice-Datei; sonst das erste
flag-skip_bad = Die richtigen Zeilen übernehmen, die fehlerhaften nennen
flag-map = Andere Spaltennamen (TOML-Datei oder Name eines Profils)
flag-out = Zieldatei
flag-no_agenda = Ohne die Tagesordnung, mit der Sitzungen dieser Art beginnen
flag-text = Suchwörter
flag-since = Nur was nach dieser Änderung kam
flag-by = Nur von dieser Person
flag-record = Nur dieser Eintrag, etwa meeting/3
flag-seq = Nummer der Änderung im Verlauf
flag-shell = bash, zsh, fish, elvish oder powershell
flag-scale = Umfang des Beispiels
flag-try_out = Bildschirm auf einem Bestand, der danach verschwindet

## Sätze
cli-field = Feld
cli-value = Wert
cli-no-store-yet = In { $path } gibt es noch keinen Bestand; er entsteht mit dem ersten Eintrag.
cli-no-cluster = Ein Bestand auf mehreren Rechnern (etcd) wird noch nicht unterstützt; --store nimmt einen Ordner.
cli-as-empty = --as braucht einen Namen.
cli-file = { $file }: { $why }.
cli-io = Ein- oder Ausgabe gescheitert: { $why }.
cli-conflict = Inzwischen geändert{ $records ->
        [none] .
       *[other] : { $records }.
    } Bitte neu ansehen und den Befehl wiederholen.
cli-twice = { $record } steht zweimal in einer Änderung.
cli-record-too-large = { $record } ist zu groß zum Speichern; bitte kürzen.
cli-field-problem = { $label } ({ $field }): { $problem }
cli-commit-too-large = Das ist zu viel für eine Änderung ({ $why }); bitte die Datei teilen.
cli-commit-full = Auf dem Datenträger ist kein Platz mehr; gespeichert wurde nichts.
cli-commit-read-only = Der Bestand kann nur gelesen werden: { $why }.
cli-commit-unknown = Es ist nicht sicher, ob gespeichert wurde ({ $why }); ringbuch history zeigt es.
cli-store-unavailable = Der Bestand ist nicht erreichbar: { $why }.
cli-store-damaged = Der Bestand ist beschädigt: { $why }. ringbuch verify prüft alles.
cli-no-such-change = Eine Änderung mit der Nummer { $seq } gibt es nicht; ringbuch history nennt alle.
cli-changed-since = { $record } wurde mit Änderung { $seq } noch einmal geändert; diese zuerst zurücknehmen.
cli-nothing-to-undo = Es gibt nichts zurückzunehmen.
cli-no-record = { $kind }: { $why }
cli-set-shape = „{ $text }“ hat nicht die Form FELD=WERT.
cli-no-field = Ein Feld „{ $field }“ gibt es hier nicht; möglich sind: { $known }.
cli-read-only = Das Feld „{ $field }“ lässt sich hier nicht setzen.
cli-keep-suspicious = Ist es keine solche Nummer, dann mit --keep-suspicious wiederholen.
cli-added = Angelegt: { $kind } #{ $id } { $title }
cli-changed = Geändert: { $kind } #{ $id } { $title }
cli-unchanged = Unverändert: { $kind } #{ $id } { $title }
cli-deleted = Gelöscht: { $kind } #{ $id } { $title } (zurück mit: ringbuch undo { $seq })
cli-has-contents = Daran hängt noch etwas (Einträge: { $n }); mit --with-contents wird es mit gelöscht.
cli-overrun = Die Tagesordnung ist länger als der Tag: { $day } um { $minutes } Min.
demo-not-empty = Der Bestand hat schon Einträge; das Beispiel füllt nur einen leeren (etwa mit --store ORDNER).
demo-too-far = { $day } liegt zu weit weg für das Beispiel (1950 bis 9000).
demo-filled = Beispiel eingefüllt: { $municipalities } Kommunen mit ihren wirklichen Namen, { $rings } Ringe, { $meetings } Sitzungen, { $measures } Maßnahmen, { $figures } Werte der 15 Kennzahlen. Personen, Träger, Werte und Inhalte sind erfunden.
cli-undone = Änderung { $seq } ist zurückgenommen (als Änderung { $by }).
cli-redone = Die Rücknahme (Änderung { $seq }) ist aufgehoben (als Änderung { $by }).

## Warum eine Datei nicht geht
io-not-found = gibt es nicht
io-permission = keine Berechtigung
io-is-a-folder = das ist ein Ordner
io-exists = gibt es schon
io-full = auf dem Datenträger ist kein Platz mehr

## Der Bestand öffnet sich nicht, oder hat etwas zu sagen
holder-screen = Bildschirm
holder-serve = Dienst
holder-command = Befehl
open-held = { $user } hat den Bestand offen ({ $kind }, Prozess { $pid }, seit { $since }). Bitte dort schließen oder warten.
open-held-by-somebody = Ein anderer Prozess hat den Bestand offen. Bitte dort schließen oder warten.
open-no-store = In { $path } ist kein Bestand; stimmt --store?
open-not-a-store = { $path } ist kein Bestand und auch kein leerer Ordner; bitte einen anderen Ordner nennen.
open-network = { $path } liegt auf einem Netzlaufwerk ({ $kind }); ein Bestand braucht einen Datenträger dieses Rechners.
open-newer = Ein neueres Programm hat den Bestand geschrieben (Format { $found }, dieses kennt { $known }); nichts wurde verändert.
open-damaged = Der Bestand ist beschädigt ({ $why }); nichts wurde verändert. Bitte eine Sicherung zurückspielen.
open-permission = Für { $path } fehlt die Berechtigung.
open-full = Auf dem Datenträger von { $path } ist kein Platz mehr.
open-torn-tail = Beim letzten Mal brach das Schreiben ab ({ $file }); die unfertige Änderung ist verworfen, alles Gespeicherte ist da.
open-rebuilt = Die Arbeitsdateien wurden aus dem Journal neu aufgebaut ({ $why }); verloren ist nichts.
open-hash-differs = Der neu aufgebaute Stand weicht von der alten Prüfsumme ab; er gilt und ist gesichert.
open-checkpoint-damaged = Ein Sicherungspunkt ist nicht lesbar ({ $file }); ein älterer wurde genommen.
open-format-restored = Die Kennung des Bestands fehlte und wurde neu geschrieben.
open-import-withdrawn = Ein Import wurde beim letzten Mal unterbrochen; was von ihm schon geschrieben war, ist zurückgenommen. Er kann neu beginnen.
open-access-tightened = Andere konnten den Ordner des Bestands lesen; jetzt nicht mehr.

## Tabellen
table-unreadable = nicht lesbar: { $why }
table-too-large = größer als { $max } MiB; bitte teilen
table-too-many-columns = mehr als { $max } Spalten; bitte teilen
table-too-many-rows = mehr als { $max } Zeilen; bitte teilen
table-empty = leer: unter den Spaltennamen steht nichts
table-spreadsheet = diese Art Datei wird nicht gelesen; bitte als XLSX, ODS oder CSV speichern
table-broken-workbook = diese Tabelle lässt sich nicht lesen: sie ist beschädigt oder hat ein Kennwort
table-workbook-too-large = entpackt größer als { $max } MiB; bitte teilen
table-no-sheet = ein Blatt „{ $name }“ gibt es nicht; vorhanden sind: { $sheets }
table-cell-error = die Formel in dieser Zelle ergibt { $error }
table-binary = das ist kein Text
table-mixed-encoding = hier steht ein Zeichen, das kein UTF-8 ist; die Datei mischt zwei Zeichensätze
table-no-header = keine Zeile mit Spaltennamen gefunden; gebraucht werden: { $expected }
table-missing-column = diese Spalte fehlt
table-duplicate-column = dieselbe Spalte wie Spalte { $first }
table-open-quote = ein Anführungszeichen wird nicht geschlossen
table-too-many-cells = mehr Zellen als die { $want } der Kopfzeile
table-mapping = keine Zuordnung von Spalten: { $why }
table-unknown-field = ein Feld „{ $name }“ gibt es nicht
table-unknown-column = eine Spalte „{ $name }“ hat die Datei nicht
table-no-land = das Land fehlt: in der Spalte land oder als land in der Konfiguration angeben
table-closed-rating = diese Bewertung ist abgeschlossen; sie ist Nachweis für spätere Vergaben und bleibt, wie sie ist
caution-number-shape = Hinweis: „{ $text }“ ist keine übliche Maßnahmenummer (üblich ist 123/45678/26)
caution-status-by-dates = Hinweis: hier steht „{ $said }“, nach Beginn und Ende ist die Maßnahme „{ $by_dates }“; es gelten die Daten
caution-more-than-places = Hinweis: { $filled } besetzt bei { $places } Plätzen
caution-outside-measure = Hinweis: die Maßnahme läuft nur vom { $start } bis zum { $end }
import-nothing = Nichts wurde übernommen; Zeilen mit Fehlern: { $n }. Mit --skip-bad werden die übrigen übernommen.
import-sheet = Gelesen wird das Blatt „{ $sheet }“; nicht gelesen: { $others } (mit --sheet wählbar).
import-ignored = Nicht gelesene Spalten: { $columns }.
import-footer = Als Fußzeilen ausgelassen: Zeilen { $first } bis { $last }.
import-done = { $rows } Zeilen gelesen: { $created } neu, { $changed } geändert, { $unchanged } unverändert, { $skipped } ausgelassen.
import-would = { $rows } Zeilen gelesen, nichts geschrieben: { $created } wären neu, { $changed } geändert, { $unchanged } unverändert, { $skipped } ausgelassen.
import-rows = Zeilen
import-created = Neu
import-changed = Geändert
import-unchanged = Unverändert
import-skipped = Ausgelassen
import-along = Mit angelegt: { $providers } Träger, { $people } Personen.
import-more-warnings = Und { $n } weitere Hinweise.
import-cancelled-reason = laut eingelesener Liste
import-providers = Träger mit angelegt
import-people = Personen mit angelegt
import-warnings = Hinweise

## Ganze Bestände
jsonl-not-empty = Der Bestand hat schon Einträge; eingelesen wird nur in einen leeren.
jsonl-not-an-export = das ist kein Export von Ringbuch
jsonl-newer = ein neueres Programm hat das geschrieben (Version { $version })
jsonl-syntax = keine lesbare Zeile: { $why }
jsonl-too-long = zu lang
jsonl-twice = { $record } steht zweimal da
jsonl-number = der Eintrag hat keine gültige Nummer
jsonl-unclean = { $record }: im Feld { $field } stehen Steuerzeichen
jsonl-end = das Ende fehlt: Die Datei ist abgeschnitten
jsonl-trailing = hinter dem Ende steht noch etwas
jsonl-counter = ein Zähler, der nicht zu den Einträgen passt: Neue bekämen vergebene Nummern
jsonl-counter-missing = der Zähler der Einträge { $kind } fehlt
jsonl-change = die Nummer der Änderung ist nicht die nächste
jsonl-change-unclean = in der Änderung stehen Steuerzeichen
jsonl-dangling = { $from } verweist auf { $to }, das fehlt
jsonl-read = Eingelesene Zeilen: { $n }.
jsonl-written = Zeilen nach { $file } geschrieben: { $n }.
verify-history = Änderungen im Verlauf
verify-problem = Problem
verify-good = Alles in Ordnung.
verify-bad = Der Bestand ist beschädigt; bitte eine Sicherung zurückspielen.

## Protokolle
minutes-written = Das Protokoll steht in { $file }.
flag-language = Andere Sprache als die der Sitzung

## Heute
day-title = Heute, { $date }
day-running = Laufende Sitzung
day-overdue = Überfällig
day-due-soon = Bald fällig
day-meetings = Nächste Sitzungen
day-late = { $n ->
        [1] 1 Tag überfällig
       *[other] { $n } Tage überfällig
    }
day-nothing = Nichts überfällig, nichts bald fällig, keine Sitzung in den nächsten 60 Tagen.
day-undated = { $n ->
        [1] 1 offener Auftrag hat keinen Termin.
       *[other] { $n } offene Aufträge haben keinen Termin.
    }

## Spalten, die kein Feld sind
listed-id = Nr.
listed-ring = Ring
listed-members = Mitglieder
listed-meetings_held = Gehalten
listed-meetings_planned = Geplant
listed-overdue_days = Tage überfällig
listed-overrun = Über dem Ende (Min.)
listed-top = TOP
listed-start = Von
listed-end = Bis
search-kind = Was
search-id = Nr.
search-title = Titel
history-seq = Nr.
history-at = Wann
history-author = Wer
history-uid = UID
history-kind = Was
history-record = Eintrag
history-what = Wie
history-fields = Felder
history-record-shape = „{ $text }“ ist kein Eintrag; richtig wäre etwa meeting/3.
what-imported = eingelesen
what-restored = wiederhergestellt
what-undone = zurückgenommen
what-created = angelegt
what-changed = geändert
what-deleted = gelöscht

## Einstellungen, Tasten, Farben
config-setting = Einstellung
config-in-force = Gilt
config-from = Woher
config-found = gelesen
config-absent = nicht vorhanden
config-from-flag = Befehlszeile
config-from-env = Umgebung
config-from-default = Vorgabe
config-unreadable = Die Einstellungen sind nicht lesbar: { $why }
config-unknown = Eine Einstellung „{ $name }“ gibt es nicht.
config-no-text = „{ $name }“ braucht einen Text in Anführungszeichen.
config-no-table = „{ $name }“ ist ein Abschnitt: [{ $name }], darunter eine Zeile je Name.
config-name = „{ $name }“ braucht einen Namen von 1 bis 60 Zeichen.
config-value = { $name }: „{ $text }“ geht nicht; möglich ist: { $right }.
config-defaults-used = Wo die Einstellungen nicht stimmen, gelten die Vorgaben.
keys-context = Wo
keys-keys = Tasten
keys-action = Handlung
keys-does = Was sie tut
themes-theme = Farbschema
themes-in-force = Gilt
day-drafts = Noch nicht gespeicherte Entwürfe
day-draft-minutes = Protokoll: { $title }
day-draft-form = Formular: { $title }
day-draft-new = Formular für Neues: { $kind }
minutes-draft-open = Zu dieser Sitzung ist Protokoll getippt, aber nicht gespeichert (Entwurf von { $at }); im Dokument steht nur Gespeichertes. Wer es am Bildschirm öffnet, speichert es.

## Falsche Angaben auf der Befehlszeile
usage-unknown-argument = { $argument } gibt es hier nicht.
usage-unknown-command = Den Befehl „{ $command }“ gibt es nicht.
usage-missing-command = Es fehlt, was getan werden soll.
usage-missing-value = Hinter { $argument } fehlt der Wert.
usage-invalid-value = „{ $value }“ passt nicht zu { $argument }.
usage-too-many = „{ $value }“ ist ein Wert zu viel für { $argument }.
usage-no-equals = { $argument } braucht ein „=“ vor seinem Wert.
usage-missing-argument = Es fehlt: { $argument }.
usage-conflict = { $argument } und { $other } schließen sich aus.
usage-twice = { $argument } darf nur einmal stehen.
usage-utf8 = Eine Angabe ist kein gültiges UTF-8.
usage-meant = Gemeint ist vielleicht: { $what }
usage-choices = Möglich sind: { $choices }
usage-help = Mit --help dahinter steht da, was alles geht.
