import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { CenterSettings } from "../../protocol/center-api.ts";
import { icon } from "../icons.ts";
import { countryNames } from "./countries.ts";
import { checkBox, choice, renderProblem, textArea, textField } from "./fields.ts";
import { type HoursDraft, readHours, type TimeRange, type Weekday, weekdays, writeHours } from "./hours-draft.ts";
import { SettingsElement, valueOf } from "./settings-page.ts";
import { linesOf } from "./chat-drafts.ts";
import { type FieldPlace, mistakeOf } from "../shared/field-marks.ts";
import { weekdayName } from "../shared/relative-time.ts";

interface BusinessDraft {
  readonly businessName: string;
  readonly avatar: string;
  /** Empty: each visitor's own. */
  readonly region: string;
  readonly showAgentNames: boolean;
  /** Minutes, as typed. */
  readonly replyTime: string;
  readonly hours: HoursDraft;
}

/** Ids of fields by what the server calls them. */
const fieldsByPath: Readonly<Record<string, string>> = {
  businessName: "name",
  avatar: "avatar",
  region: "region",
  "config.replyTime": "reply-time",
  "config.hours.timeZone": "zone",
  "config.hours.away": "away",
};

/** Name, picture and hours of the business. */
export class LeadCenterBusiness extends SettingsElement<BusinessDraft> {
  protected override get heading(): readonly [string, string] {
    return [this.t.settingsBusiness, this.t.businessIntro];
  }

  protected override read({ businessName, avatar, region, showAgentNames, config }: CenterSettings): BusinessDraft {
    const { replyTime, hours } = config;
    return {
      businessName,
      avatar,
      region,
      showAgentNames,
      replyTime: typeof replyTime === "number" ? String(replyTime) : "",
      hours: readHours(hours, Intl.DateTimeFormat().resolvedOptions().timeZone),
    };
  }

  protected override async write(draft: BusinessDraft): Promise<void> {
    const { settings } = this.center;
    const { businessName, avatar, region, showAgentNames, replyTime, hours } = draft;
    const minutes = replyTime.trim() === "" ? undefined : Number(replyTime);
    const others = { businessName: businessName.trim(), avatar: avatar.trim(), region, showAgentNames };
    await settings.saveConfig({ replyTime: minutes, hours: writeHours(hours) }, others);
  }

  protected override check(): void {
    // What is no number at all has no value that could be sent.
    const isNumber = this.find<HTMLInputElement>("#reply-time")?.validity.badInput !== true;
    if (!isNumber) this.marks.add({ id: "reply-time" }, mistakeOf("wrong-type"));
  }

  protected override placeOf(path: string, { hours }: BusinessDraft): FieldPlace | undefined {
    const id = Object.hasOwn(fieldsByPath, path) ? fieldsByPath[path] : undefined;
    if (id !== undefined) return { id };
    const holiday = /^config\.hours\.holidays(?:\[(\d+)\])?/.exec(path);
    if (holiday) return { id: "holidays", entry: linesOf(hours.holidays)[Number(holiday[1] ?? NaN)] };
    const range = /^config\.hours\.week\.([a-z]{3})(?:\[(\d+)\])?/.exec(path);
    return range ? { id: `${range[1]}-${range[2] ?? 0}` } : undefined;
  }

  protected override fields(draft: BusinessDraft): TemplateResult {
    const { t } = this;
    return html`
      ${textField({ ...this.field("name"), label: t.businessName, value: draft.businessName, most: 80, change: (businessName) => this.edit({ businessName }) })}
      ${textField({ ...this.field("avatar"), label: t.businessAvatar, hint: t.businessAvatarHint, type: "url", value: draft.avatar, most: 2048, change: (avatar) => this.edit({ avatar }) })}
      ${choice({ ...this.field("region"), label: t.region, hint: t.regionHint, value: draft.region, options: [["", t.regionAuto], ...countryNames(this.format)], change: (region) => this.edit({ region }) })}
      ${textField({ ...this.field("reply-time"), label: t.replyTime, hint: t.replyTimeHint, type: "number", value: draft.replyTime, change: (replyTime) => this.edit({ replyTime }) })}
      ${checkBox({ label: t.showAgentNames, value: draft.showAgentNames, change: (showAgentNames) => this.edit({ showAgentNames }) })}
      <hr />
      ${this.#hours(draft.hours)}
    `;
  }

  #hours(hours: HoursDraft): TemplateResult {
    const { t } = this;
    const change = (part: Partial<HoursDraft>): void => this.edit({ hours: { ...hours, ...part } });
    return html`
      <div class="group">
        <h2>${t.hours}</h2>
        ${checkBox({ label: t.hoursOn, hint: t.hoursHint, value: hours.isOn, change: (isOn) => change({ isOn }) })}
        ${
          hours.isOn
            ? html`
                ${choice({ ...this.field("zone"), label: t.timeZone, value: hours.timeZone, options: timeZones(hours.timeZone), change: (timeZone) => change({ timeZone }) })}
                <div class="days">${weekdays.map((day, index) => this.#day(day, index, hours))}</div>
                ${textArea({ ...this.field("holidays"), label: t.holidays, hint: t.holidaysHint, value: hours.holidays, change: (holidays) => change({ holidays }) })}
                ${textArea({ ...this.field("away"), label: t.awayText, hint: t.awayHint, value: hours.away, most: 1000, change: (away) => change({ away }) })}
              `
            : nothing
        }
      </div>
    `;
  }

  #day(day: Weekday, index: number, hours: HoursDraft): TemplateResult {
    const { t } = this;
    const name = weekdayName((index + 1) % 7, this.format);
    const ranges = hours.week[day];
    const set = (next: readonly TimeRange[]): void => {
      const change = { hours: { ...hours, week: { ...hours.week, [day]: next } } };
      if (next.length === ranges.length) this.edit(change);
      else this.renumber(change);
    };
    return html`
      <fieldset class="day">
        <legend class="visually-hidden">${name}</legend>
        ${checkBox({ label: name, value: ranges.length > 0, change: (isOpen) => set(isOpen ? [{ from: "09:00", to: "17:00" }] : []) })}
        ${
          ranges.length === 0
            ? html`<p class="closed">${t.closed}</p>`
            : html`<div class="ranges">
                ${ranges.map((range, at) => this.#range(range, { id: `${day}-${at}`, name, isLast: at === ranges.length - 1, set: (next) => set(ranges.toSpliced(at, 1, ...next)) }))}
              </div>`
        }
      </fieldset>
    `;
  }

  #range(
    range: TimeRange,
    { id, name, isLast, set }: { id: string; name: string; isLast: boolean; set: (next: readonly TimeRange[]) => void },
  ): TemplateResult {
    const { t } = this;
    const problem = this.marks.of(id);
    const isWhole = range.from !== "" && range.to !== "";
    const change = (part: Partial<TimeRange>): void => {
      this.marks.clear(id);
      set([{ ...range, ...part }]);
    };
    const time = (part: "from" | "to", label: string): TemplateResult =>
      html`<input
        class="input"
        type="time"
        aria-invalid=${problem && (isWhole || range[part] === "") ? "true" : nothing}
        aria-describedby=${problem ? `${id}-error` : nothing}
        aria-label=${fill(label, { day: name })}
        .value=${range[part]}
        @change=${(event: Event) => change({ [part]: valueOf(event) })}
      />`;
    return html`<div class="range">
      ${time("from", t.opensAt)}<span aria-hidden="true">–</span>${time("to", t.closesAt)}
      <button type="button" class="icon-button" aria-label=${t.remove} title=${t.remove} @click=${() => set([])}>
        ${icon("close")}
      </button>
      ${
        isLast
          ? html`<button
              type="button"
              class="icon-button"
              aria-label=${fill(t.addHours, { day: name })}
              title=${fill(t.addHours, { day: name })}
              @click=${() => set([range, { from: "18:00", to: "20:00" }])}
            >
              ${icon("plus")}
            </button>`
          : nothing
      }
      ${problem ? renderProblem(id, problem) : nothing}
    </div>`;
  }
}

function timeZones(current: string): readonly (readonly [string, string])[] {
  const known = Intl.supportedValuesOf?.("timeZone") ?? [];
  const all = known.includes(current) ? known : [current, ...known];
  return all.map((zone) => [zone, zone.replaceAll("_", " ")] as const);
}
