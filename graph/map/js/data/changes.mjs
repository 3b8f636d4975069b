// What became of agreements in a period, as `graph diff` counts them, and what runs out soon, as `graph renewals` does.

import { counted, dayNumber, monthsAfter, startOf, untilOf } from "./dates.mjs";

/** What may have become of a tie, in the order of legends; one may be several, as new and due. */
export const CHANGES = ["new", "renewed", "joined", "came-and-went", "ended", "kept", "due", "other"];
const SIGNED = ["new", "renewed", "joined"];
export const SOON = 12; // months, as `graph renewals` looks ahead

/** The later of two last days, of which null is no end; undefined stands for none yet. */
const later = (one, other) =>
  one === undefined ? other : one === null || other === null ? null : Math.max(one, other);

/** The agreements of some ties by id: {begins, ends, until, renewal}, as graph.questions.agreements.ledger has them. */
export function ledger(ties, basis) {
  const found = new Map();
  for (const tie of ties) {
    if (!found.has(tie.agreement)) found.set(tie.agreement, { begins: null, renewal: false });
    const each = found.get(tie.agreement);
    const start = startOf(tie, basis);
    if (start !== null && (each.begins === null || start < each.begins)) each.begins = start;
    each.ends = later(each.ends, tie.ends);
    each.until = later(each.until, untilOf(tie, basis));
    each.renewal ||= Boolean(tie.renews) || tie.kind === "renewal";
  }
  return found;
}

/** Whether a tie was in force at some time from a day to another. */
export function lived(tie, first, second, basis) {
  const start = startOf(tie, basis);
  const until = untilOf(tie, basis) ?? Infinity;
  return start !== null && start <= second && start <= until && first <= until;
}

/**
 * What became of agreements from a day to another, as graph.questions.changes.difference tells: a Map of id to a Set
 * of "new", "renewed", "came-and-went", "ended"; and "kept", those of the first day that are in force on the second.
 */
export function changesBetween(ties, first, second, { dates, active = false }) {
  const on = (day) => ledger(ties.filter((tie) => counted(tie, day, { dates, active })), dates);
  const [old, now] = [on(first), on(second)];
  const isCome = (tie) => startOf(tie, dates) > first && counted(tie, second, { dates });
  const came = ledger(ties.filter((tie) => isCome(tie) && (!active || lived(tie, first, second, dates))), dates);
  const found = new Map();
  const tell = (id, change) => found.set(id, (found.get(id) || new Set()).add(change));
  const isOver = ({ until }) => until !== null && until < second; // by its last day, or since another renewed it
  const passed = (id) => came.has(id) && !old.has(id) && isOver(came.get(id));
  for (const id of came.keys()) if (passed(id)) tell(id, "came-and-went");
  for (const [id, each] of new Map([...old, ...now])) {
    if (passed(id)) continue;
    const over = isOver(each);
    if (!old.has(id)) tell(id, each.renewal ? "renewed" : "new");
    if (over && (first <= each.until || !old.has(id))) tell(id, "ended");
    if (!over && old.has(id)) tell(id, "kept");
  }
  return found;
}

/** The agreements that end within a year of a day, as `graph renewals` calls them due. */
export function dueOn(ties, day, basis) {
  const known = ledger(ties.filter((tie) => counted(tie, day, { dates: basis })), basis);
  const soon = monthsAfter(day, SOON);
  const due = ({ ends, until }) => ends !== null && day <= ends && ends <= soon && day <= until;
  return new Set([...known].filter(([, each]) => due(each)).map(([id]) => id));
}

/** The day before the first of the period that a view looks at; null where it looks at none. */
export function firstOf(view, on) {
  const first = dayNumber(view.since) ?? (view.compare ? monthsAfter(on, -12) : null);
  return first !== null && first < on ? first : null;
}

/** How many agreements some ties are of. */
export const agreementsOf = (ties) => new Set(ties.map((tie) => tie.agreement)).size;

/** How many agreements of some ties there are of each change of a period (`periodOf`), as a Map. */
export function countChanges({ second, changes, due, of }, ties, basis) {
  const signed = ties.filter((tie) => counted(tie, second, { dates: basis }));
  const ids = new Set(signed.map((tie) => tie.agreement));
  const counts = new Map(CHANGES.filter((each) => each !== "other").map((each) => [each, 0]));
  for (const id of ids) for (const each of changes.get(id) || []) counts.set(each, counts.get(each) + 1);
  counts.set("joined", agreementsOf(signed.filter((tie) => of(tie).has("joined"))));
  counts.set("due", [...ids].filter((id) => due.has(id)).length);
  return counts;
}

let latest = { key: "" };

/**
 * What a view tells of its period, whatever it filters out: {first, second, changes, due, of, counts}: the day before
 * its first, or null; its last one; what became of agreements (`changesBetween`); which of them end soon; what became
 * of a tie, as a Set; how many agreements there are of each change.
 */
export function periodOf(model, view, on) {
  const first = firstOf(view, on);
  const { dates, active } = view;
  const key = JSON.stringify([first, on, dates, active]);
  if (latest.key === key && latest.model === model) return latest.period;
  const ties = model.collaboration;
  const changes = first === null ? new Map() : changesBetween(ties, first, on, { dates, active });
  const due = dueOn(ties, on, dates);
  const told = new Map(ties.map((tie) => [tie, changesOf(tie, { first, changes, due, dates })]));
  const period = { first, second: on, changes, due, of: (tie) => told.get(tie) };
  period.counts = countChanges(period, ties, dates);
  latest = { key, model, period };
  return period;
}

/** What became of a tie: what did of its agreement, or that it joined one that had been signed by others before. */
function changesOf(tie, { first, changes, due, dates }) {
  const found = new Set(changes.get(tie.agreement));
  const start = startOf(tie, dates);
  if (first !== null && start !== null && start > first && !SIGNED.some((each) => found.has(each))) {
    if (found.delete("kept")) found.add("joined");
    else if (!found.size) found.add(tie.renews || tie.kind === "renewal" ? "renewed" : "new"); // after its end
  }
  if (due.has(tie.agreement)) found.add("due");
  return found.size ? found : new Set(["other"]);
}

/**
 * What the line of some ties tells: "new" where anything was signed in the period; where nothing of it is in force any
 * more "ended" or "passed", which came and went; "due" where something ends soon; else nothing.
 */
export function lineChange(ties, period, basis) {
  const any = (...changes) => ties.some((tie) => changes.some((each) => period.of(tie).has(each)));
  if (any(...SIGNED)) return "new";
  if (ties.some((tie) => (untilOf(tie, basis) ?? period.second) >= period.second)) return any("due") ? "due" : "";
  return any("ended") ? "ended" : any("came-and-went") ? "passed" : "";
}
