// Reads calendars as ical.js does: one per line on standard input, as a JSON string; answers each with a line of JSON.
import { createInterface } from "node:readline";
import ICAL from "ical.js";

const instant = (time) => time.toJSDate().toISOString();

function said(property) {
  return { name: property.name, values: property.getValues().map(String), parameters: property.jCal[1] };
}

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset(); // what an earlier calendar said of a zone says nothing here
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const events = calendar.getAllSubcomponents("vevent").map((vevent) => {
    const event = new ICAL.Event(vevent);
    return {
      start: instant(event.startDate),
      end: instant(event.endDate),
      properties: vevent.getAllProperties().map(said),
    };
  });
  return { properties: calendar.getAllProperties().map(said), events };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = read(JSON.parse(line));
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
