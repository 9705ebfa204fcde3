export { LiveHttpModule } from './live.http.module.ts';
