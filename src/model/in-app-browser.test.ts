import { expect, it } from "vitest";
import { networkOfUserAgent } from "./in-app-browser.ts";

it.each([
  ["Mozilla/5.0 (iPhone) Mobile/15E148 [FBAN/FBIOS;FBAV/440.0]", "facebook"],
  ["Mozilla/5.0 (iPhone) Mobile/15E148 Instagram 300.0.0 (iPhone14; FBAN no)", "instagram"],
  ["Mozilla/5.0 (iPhone) Mobile/15E148 Barcelona 289.0 Instagram", "threads"],
  ["Mozilla/5.0 (iPhone) Mobile/15E148 [LinkedInApp]/9.1", "linkedin"],
  ["Mozilla/5.0 (Linux; Android) musical_ly_2023 BytedanceWebview/d8a21c6", "tiktok"],
  ["Mozilla/5.0 (iPhone) Mobile/15E148 [Pinterest/iOS]", "pinterest"],
  ["Mozilla/5.0 (compatible; Pinterestbot/1.0; +http://www.pinterest.com/bot.html)", undefined],
  ["Mozilla/5.0 (Windows NT 10.0) Chrome/140.0", undefined],
])("%s", (userAgent, network) => expect(networkOfUserAgent(userAgent)).toBe(network));
