/** What the frame of the app shows of this feature. */
export { AlertBell } from './components/alert-bell.tsx';
