import { describeAccessibility } from "./views.ts";

describeAccessibility("dark");
