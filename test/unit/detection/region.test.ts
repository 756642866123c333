import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { resolveRegion } from "../../../src/detection/index.ts";
import { countryOfTimeZone } from "../../../src/detection/time-zones.ts";

describe("resolveRegion", () => {
  it("takes the attribute before anything else, in any case", () => {
    const hints = { region: " id", pageLanguage: "en-SG", timeZone: "Asia/Tokyo", language: "th" };
    assert.deepEqual(resolveRegion(hints), { region: "ID", source: "attribute" });
  });

  it("then the page language's region, the time zone, the language of one country", () => {
    const hints = { pageLanguage: "zh-Hant-TW", timeZone: "Asia/Tokyo", language: "th" };
    assert.deepEqual(resolveRegion(hints), { region: "TW", source: "page-language" });
    assert.deepEqual(resolveRegion({ ...hints, pageLanguage: "zh-Hant" }), { region: "JP", source: "time-zone" });
    assert.deepEqual(resolveRegion({ language: "th-u-nu-thai" }), { region: "TH", source: "language" });
  });

  it("never guesses a country from a language of several", () => {
    assert.deepEqual(resolveRegion({ pageLanguage: "en", language: "es", timeZone: "UTC" }), { source: "unknown" });
  });

  it("passes over an attribute that is no country code", () => {
    assert.deepEqual(resolveRegion({ region: "Indonesia", language: "id" }), { region: "ID", source: "language" });
  });
});

describe("countryOfTimeZone", () => {
  it("knows names that browsers still report beside the current ones", () => {
    const expected = {
      "Asia/Calcutta": "IN",
      "Asia/Kolkata": "IN",
      "Asia/Saigon": "VN",
      "Asia/Ho_Chi_Minh": "VN",
      "America/Buenos_Aires": "AR",
      "America/Argentina/Buenos_Aires": "AR",
      "Asia/Katmandu": "NP",
    };
    for (const [zone, country] of Object.entries(expected)) assert.equal(countryOfTimeZone(zone), country, zone);
  });

  it("has a zone of each market", () => {
    const zones =
      "Asia/Singapore Asia/Kuala_Lumpur Asia/Manila Asia/Bangkok Asia/Jakarta Asia/Phnom_Penh Asia/Tokyo Australia/Sydney " +
      "Pacific/Auckland America/Sao_Paulo America/Santiago America/Bogota America/Lima America/Guayaquil America/La_Paz " +
      "America/Guyana America/Asuncion America/Montevideo America/Caracas America/Belize America/Costa_Rica " +
      "America/Santo_Domingo America/El_Salvador America/Guatemala America/Tegucigalpa America/Managua America/Panama " +
      "America/Mexico_City Asia/Riyadh Asia/Dubai Asia/Qatar Asia/Muscat Asia/Kuwait Asia/Beirut Asia/Amman Asia/Baghdad " +
      "Asia/Jerusalem Africa/Cairo Asia/Colombo Africa/Casablanca Africa/Nairobi Africa/Algiers Africa/Lagos " +
      "Africa/Johannesburg Asia/Karachi";
    const countries =
      "SG MY PH TH ID KH JP AU NZ BR CL CO PE EC BO GY PY UY VE BZ CR DO SV GT HN NI PA MX SA AE QA OM KW LB JO IQ IL EG LK " +
      "MA KE DZ NG ZA PK";
    assert.equal(zones.split(" ").map(countryOfTimeZone).join(" "), countries);
  });

  it("has no country for what is none", () => {
    for (const zone of ["UTC", "Etc/GMT+7", "Asia", "", "Asia/", "Nowhere/Jakarta"]) {
      assert.equal(countryOfTimeZone(zone), undefined, zone);
    }
  });
});
