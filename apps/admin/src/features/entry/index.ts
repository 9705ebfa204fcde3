/** What the app shows instead of a tenant's screens to who is not a member. */
export { NoMembershipPage } from './pages/no-membership-page.tsx';
