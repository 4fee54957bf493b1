import type { ExportFormat } from "../format.ts";
import { buffer } from "./buffer/format.ts";
import { crmDeals } from "./crm-deals/format.ts";
import { crmLeads } from "./crm-leads/format.ts";
import { ecbRates } from "./ecb-rates/format.ts";
import { etsyOrders } from "./etsy-orders/format.ts";
import { facebookPageDaily } from "./facebook-page-daily/format.ts";
import { facebookPagePosts } from "./facebook-page-posts/format.ts";
import { freshdeskTickets } from "./freshdesk-tickets/format.ts";
import { fxRates } from "./fx-rates/format.ts";
import { ga4BigQuery } from "./ga4-bigquery/format.ts";
import { ga4Events } from "./ga4-events/format.ts";
import { ga4Exploration } from "./ga4-exploration/format.ts";
import { ga4Pages } from "./ga4-pages/format.ts";
import { ga4Traffic } from "./ga4-traffic/format.ts";
import { googleAdsCard } from "./google-ads/card.ts";
import { googleAds } from "./google-ads/format.ts";
import { googleBusiness } from "./google-business/format.ts";
import { hootsuite } from "./hootsuite/format.ts";
import { hubspotCompanies } from "./hubspot-companies/format.ts";
import { hubspotContacts } from "./hubspot-contacts/format.ts";
import { hubspotDeals } from "./hubspot-deals/format.ts";
import { keywordPlanner } from "./keyword-planner/format.ts";
import { klaviyoCampaigns } from "./klaviyo-campaigns/format.ts";
import { lightspeedSalesHistory, lightspeedTransactions } from "./lightspeed-sales/format.ts";
import { linkedinConversions } from "./linkedin-ads/conversions.ts";
import { linkedinAds } from "./linkedin-ads/format.ts";
import { linkedinCreator } from "./linkedin-creator/format.ts";
import { linkedinDemographics } from "./linkedin-demographics/format.ts";
import { linkedinPageContent } from "./linkedin-page-content/format.ts";
import { linkedinPageFollowers } from "./linkedin-page-followers/format.ts";
import { linkedinPageVisitors } from "./linkedin-page-visitors/format.ts";
import { mailchimpCampaigns } from "./mailchimp-campaigns/format.ts";
import { matomo } from "./matomo/format.ts";
import { metaAds } from "./meta-ads/format.ts";
import { metaAudience } from "./meta-audience/format.ts";
import { metaContent } from "./meta-content/format.ts";
import { metaPageDaily } from "./meta-page-daily/format.ts";
import { microsoftAds } from "./microsoft-ads/format.ts";
import { olistClosedDeals } from "./olist-closed-deals/format.ts";
import { olistLeads } from "./olist-leads/format.ts";
import { pathTable } from "./path-table/format.ts";
import { paypalActivity } from "./paypal-activity/format.ts";
import { pinterestAds } from "./pinterest-ads/format.ts";
import { pinterestAnalytics } from "./pinterest-analytics/format.ts";
import { pipedriveDeals } from "./pipedrive-deals/format.ts";
import { pipedrivePersons } from "./pipedrive-persons/format.ts";
import { plausible } from "./plausible/format.ts";
import { redditAds } from "./reddit-ads/format.ts";
import { reviews } from "./reviews/format.ts";
import { salesforceCampaignMembers } from "./salesforce-campaign-members/format.ts";
import { salesforceLeads } from "./salesforce-leads/format.ts";
import { salesforceOpportunities } from "./salesforce-opportunities/format.ts";
import { searchConsole } from "./search-console/format.ts";
import { shopifyOrders } from "./shopify-orders/format.ts";
import { snapchatAds } from "./snapchat-ads/format.ts";
import { socialPosts } from "./social-posts/format.ts";
import { sproutSocial } from "./sprout-social/format.ts";
import { squareTransactions } from "./square-transactions/format.ts";
import { squarespaceOrders } from "./squarespace-orders/format.ts";
import { stripeBalance } from "./stripe-balance/format.ts";
import { stripePayments } from "./stripe-payments/format.ts";
import { alsoAsked } from "./survey-answers/also-asked.ts";
import { surveyAnswers } from "./survey-answers/format.ts";
import { templateAds } from "./template-ads/format.ts";
import { templateCosts } from "./template-costs/format.ts";
import { templateDeals } from "./template-deals/format.ts";
import { templateLeads } from "./template-leads/format.ts";
import { templateOrders } from "./template-orders/format.ts";
import { templateTouches } from "./template-touches/format.ts";
import { tiktokAds } from "./tiktok-ads/format.ts";
import { tiktokContent } from "./tiktok-content/format.ts";
import { tiktokFollowers } from "./tiktok-followers/format.ts";
import { tiktokOverview } from "./tiktok-overview/format.ts";
import { woocommerceAnalytics } from "./woocommerce-analytics/format.ts";
import { woocommerceOrders } from "./woocommerce-orders/format.ts";
import { xAds } from "./x-ads/format.ts";
import { xOverview, xVideoOverview } from "./x-overview/format.ts";
import { xPosts } from "./x-posts/format.ts";
import { youtubeStudio } from "./youtube-studio/format.ts";
import { zendeskTickets } from "./zendesk-tickets/format.ts";
import { zohoDeals } from "./zoho-deals/format.ts";
import { zohoLeads } from "./zoho-leads/format.ts";

/** Every export format there is. Adding one is adding its folder and its name here. */
export const formats: readonly ExportFormat[] = [
  metaAds,
  linkedinDemographics,
  linkedinAds,
  linkedinConversions,
  googleAds,
  googleAdsCard,
  tiktokAds,
  ...xAds,
  ...pinterestAds,
  ...redditAds,
  ...snapchatAds,
  ...microsoftAds,
  ga4Traffic,
  ga4BigQuery,
  ga4Pages,
  ga4Events,
  ga4Exploration,
  keywordPlanner,
  googleBusiness,
  searchConsole,
  plausible,
  matomo,
  shopifyOrders,
  squarespaceOrders,
  etsyOrders,
  stripePayments,
  stripeBalance,
  woocommerceOrders,
  woocommerceAnalytics,
  squareTransactions,
  lightspeedSalesHistory,
  lightspeedTransactions,
  ...paypalActivity,
  mailchimpCampaigns,
  klaviyoCampaigns,
  ...alsoAsked(hubspotContacts),
  hubspotDeals,
  hubspotCompanies,
  ...salesforceLeads.flatMap(alsoAsked),
  salesforceOpportunities,
  salesforceCampaignMembers,
  pipedriveDeals,
  ...alsoAsked(pipedrivePersons),
  ...zohoLeads.flatMap(alsoAsked),
  zohoDeals,
  olistLeads,
  olistClosedDeals,
  ...alsoAsked(crmLeads),
  ...crmDeals,
  pathTable,
  ...surveyAnswers,
  zendeskTickets,
  freshdeskTickets,
  ...reviews,
  xPosts,
  xOverview,
  xVideoOverview,
  ...youtubeStudio,
  tiktokContent,
  ...tiktokOverview,
  ...tiktokFollowers,
  ...pinterestAnalytics,
  hootsuite,
  ...sproutSocial,
  buffer,
  socialPosts,
  metaContent,
  ...metaPageDaily,
  ...metaAudience,
  ...facebookPagePosts,
  facebookPageDaily,
  ...linkedinPageContent,
  ...linkedinPageVisitors,
  ...linkedinPageFollowers,
  ...linkedinCreator,
  templateTouches,
  templateOrders,
  templateLeads,
  templateDeals,
  templateAds,
  templateCosts,
  fxRates,
  ecbRates,
];
