import type { Language } from "./language.ts";

export const korean: Language = {
  code: "ko",
  title: "Korean",
  months: ["1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월"],
  totals: ["총계", "합계", "전체", "총합계"],
  claims: ["구매", "잠재 고객", "등록"],
  titles: { "ga4-traffic": ["트래픽 획득"] },
  headers: {
    "search-console": {
      query: { seen: ["인기 검색어"] },
      page: { seen: ["인기 페이지"] },
      country: { seen: ["국가"] },
      device: { seen: ["기기"] },
      date: { seen: ["날짜"] },
      clicks: { seen: ["클릭수"] },
      impressions: { seen: ["노출수"], translated: ["노출"] },
      ctr: { seen: ["클릭률"] },
      position: { seen: ["게재순위", "평균 게재순위"], translated: ["게재 순위"] },
    },
    "tiktok-ads": {
      day: { seen: ["일별"] },
      campaign: { seen: ["캠페인 이름"] },
      adset: { seen: ["광고 그룹 이름"] },
      ad: { seen: ["광고 이름"] },
      adId: { seen: ["광고 ID"] },
      currency: { seen: ["통화"] },
      spend: { seen: ["비용"] },
      impressions: { seen: ["노출수"] },
      clicks: { seen: ["클릭수(랜딩 페이지)"] },
      conversions: { seen: ["전환수"] },
    },
  },
};
