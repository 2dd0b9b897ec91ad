### Documents about measures: file names, guideline, calendar, what is still missing.

doc-file-demand = Demand { $what } { $date }
doc-file-notice = Purchasing notice { $what } { $date }
doc-file-announcement = Audit announcement { $what } { $date }
doc-file-result = Audit result { $what } { $date }
doc-file-audit-form = Audit form { $what } { $date }
doc-file-audit-report = Audit report { $what } { $date }
doc-file-utilisation = Utilisation { $month }
doc-file-information = Measure information { $date }
doc-file-ratings = Ratings { $quarter }
doc-masked = < 3

report-no-measure = There is no measure { $id }.
report-no-audit = There is no audit { $id }.
report-no-deficiency = There is no deficiency { $id }.
report-not-done = Audit { $id } is not done yet; there is no result before that.
report-confidential = Ratings are confidential and stay in the house; there is no version of this report for others.
report-waived = Audit { $id } is waived; there is nothing to write about it.

gap-demand = No deadline is set yet; the letter is a draft until the demand is entered with its deadline.
gap-escalation = The involvement of the purchasing centre is not entered yet; the notice is a draft.
gap-address = The provider has no address.
gap-appointment = There is no appointment yet.
gap-auditors = Who audited is not entered.

calendar-audit = Audit: { $measure }
calendar-audit-due = Audit due: { $measure }
calendar-provider = Provider: { $name }
calendar-due = Due { $day }
calendar-status = Status: { $status }
calendar-responsible = Responsible: { $name }

list-role = There is no role “{ $text }”; possible are { $choices }.
list-no-text = The entry has no text (de or en).
list-too-long = The text is too long; at most { $max } characters.
list-name = In braces stands “{ $name }”; possible are { $choices }.
list-too-many = The list has too many entries; at most { $max }.
list-empty = The list has no entry.
list-scale = Not a scale: min, max and threshold are points as text, min is below max and threshold between them.

## Commands
help-deficiencies-letter = The demand to the provider (stage 1) as Markdown
help-deficiencies-notice = The notice to the purchasing centre (stage 2) as Markdown
help-audits-form = The audit form to print and take along
help-audits-report = The report of an audit that was done
help-audits-letter = The letter to the provider: the announcement, after the audit its result
help-report = Reports
help-report-utilisation = Use of bought measures in a month
help-report-measures = Measure information: free places in running measures
help-report-ratings = Ratings of a quarter
flag-month = Month, such as 2026-10; without it the last one that is over
flag-quarter = Quarter, such as 2026-Q3; without it the last one that is over
flag-audience = For whom; outside the house small counts are masked
cli-month-shape = “{ $text }” is no month; 2026-10 would be one.
cli-quarter-shape = “{ $text }” is no quarter; 2026-Q3 would be one.
document-written = The document is in { $file }.

## Tasks that follow from deficiencies and ratings
follow-up-talk = Talk with the provider about the notable rating ({ $measure })
follow-up-manager = The supervisor's manager
