/** Queue of invitations to be mailed; `id` is the invitation. Whoever can send mail handles it. */
export const INVITATION_MAIL_QUEUE = 'invitation-mail';

/** What is mailed to somebody invited. */
export interface InvitationMail {
  readonly to: string;
  readonly url: string;
  readonly tenantName: string;
  readonly role: string;
  readonly expiresAt: Date;
}
