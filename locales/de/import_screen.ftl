### Kennzahlen aus einer Datei einlesen, am Bildschirm.

## Datei wählen
action-import_figures = Kennzahlen aus einer Datei importieren …
action-run_import = Datei so übernehmen
hint-run_import = übernehmen
action-save_profile = Zuordnung der Spalten als Profil speichern
hint-save_profile = Profil
context-import = Beim Importieren
import-choose = Kennzahlen importieren: Datei wählen
import-type = Name oder Pfad tippen; Enter öffnet
import-reading-folder = Ordner wird gelesen …
import-no-tables = Hier liegt keine Tabelle (CSV, XLSX, ODS).

## Was die Datei enthält
import-title = Kennzahlen importieren: { $file }
import-reading = Datei wird gelesen …
import-reading-rows = Datei wird gelesen … { $percent } %
import-storing = Wird gespeichert …
import-still-reading = Einen Augenblick: Die Datei wird noch gelesen.
import-not-readable = So lässt sich die Datei nicht lesen. Mit ← → lässt sich sagen, was ihre Spalten bedeuten.
import-ready = Bereit: { $created } Werte neu, { $changed } geändert. Enter übernimmt.
import-ready-but = Bereit: { $created } Werte neu, { $changed } geändert; fehlerhafte Zeilen, ausgelassen: { $bad }. Enter übernimmt.
import-bad-rows = Zeilen mit Fehlern: { $n }. So wird nichts übernommen; unter „Fehlerhafte Zeilen“ lassen sie sich auslassen.
import-nothing-new = Nichts zu übernehmen: Alles in der Datei ist schon bekannt.
import-changed-meanwhile = Inzwischen wurde etwas geändert. Die Datei wird noch einmal geprüft.
import-done-screen =
    { $file }: { $created } Werte neu, { $changed } geändert{ $skipped ->
        [0] { "" }
       *[other] , Zeilen ausgelassen: { $skipped }
    }

import-head-settings = Angaben (← → ändert)
import-head-columns = Spalten (← → ändert die Bedeutung)
import-head-first = So werden die ersten Werte gelesen
import-head-problems = Fehler
import-head-warnings = Hinweise

import-fact-file = Datei
import-file-text = { $encoding }, Trennzeichen { $delimiter }, Spaltennamen in Zeile { $line }
import-file-sheet = Blatt „{ $sheet }“, Spaltennamen in Zeile { $line }
import-file-no-header = Keine Zeile mit Spaltennamen gefunden
import-fact-shape = Aufbau
import-shape-long = eine Zeile je Wert
import-shape-wide = eine Zeile je Kommune, Spalten mit Werten: { $n }
import-fact-codes = Kennzahlen
import-fact-new = Neue Kennzahlen
import-new-codes = { $codes } (bisher unbekannt, kommen in den Katalog)
import-fact-periods = Zeiträume
import-fact-municipalities = Kommunen
import-fact-status = Datenstand
import-fact-quality = Qualität
import-fact-values = Werte
import-values = { $n }, dazu ohne Wert: { $missing }
import-fact-footer = Fußzeilen
import-footer-line = Zeile { $first }: wird ausgelassen
import-footer-lines = Zeilen { $first } bis { $last }: werden ausgelassen
import-line = Zeile { $line }
import-no-value = kein Wert ({ $mark })
import-figure-columns = { $n } Spalten mit Werten: { $first } … { $last }
import-more-columns =
    { $n ->
        [one] und eine weitere Spalte
       *[other] und { $n } weitere Spalten
    }
import-more-problems = und { $n } weitere

## Angaben
import-set-profile = Profil
import-set-sheet = Blatt
import-set-indicator = Kennzahl
import-set-period = Zeitraum
import-set-data_status = Datenstand
import-set-quality = Qualität
import-set-shares = Werte von 0 bis 1
import-set-decimal = Dezimalzeichen
import-set-dash = Strich statt Wert
import-set-bad = Fehlerhafte Zeilen
import-not-said = steht nicht in der Datei: hier eintippen
import-status-today = { $day } (heute; sonst eintippen)
import-profile-none = keins
import-profile-fits = { $name } (passt zu den Spalten)
import-shares-ask = Anteile oder Prozent? Bitte wählen
import-shares-percent = sind schon Prozent
import-shares-shares = sind Anteile: mal 100
import-decimal-found = wie in der Datei erkannt
import-decimal-comma = Komma
import-decimal-point = Punkt
import-dash-missing = kein Wert
import-dash-zero = genau null
import-bad-none = alles oder nichts
import-bad-skip = auslassen, den Rest übernehmen
import-turn = Angaben und Spalten ändern die Pfeile ← und →.
import-type-it = Einfach eintippen; Enter übernimmt.
import-no-period = „{ $text }“ ist kein Zeitraum; richtig wäre etwa 2026-08, 2026-Q2 oder 2026.

## Bedeutung einer Spalte
import-mean-unknown = unbekannt, ausgelassen
import-mean-nothing = wird ausgelassen
import-mean-municipality = Kommune
import-mean-indicator = Kennzahl
import-mean-period = Zeitraum
import-mean-value = Wert
import-mean-numerator = Zähler
import-mean-denominator = Nenner
import-mean-sex = Geschlecht
import-mean-data_status = Datenstand
import-mean-quality = Qualität
import-no-name = Eine Spalte ohne Namen lässt sich nicht zuordnen.

## Profile
import-profile-name = Name des Profils:
import-profile-saved = Profil „{ $name }“ gespeichert; bei gleichen Spalten gilt es von selbst.
import-nothing-to-save = Noch hat keine Spalte eine Bedeutung.
import-no-profiles = Für Profile gibt es keinen Ordner: Es ist keine Konfiguration angegeben.
