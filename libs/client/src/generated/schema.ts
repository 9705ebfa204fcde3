// Made by `npm run openapi` from openapi.json; do not edit.
export interface paths {
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alerts
         * @description Newest first; one per incident and one when it heals.
         */
        get: operations["alertsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an alert */
        get: operations["alertsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge an alert
         * @description The first acknowledgement stands.
         */
        post: operations["alertsAcknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description Those that are not revoked, unless `state` asks for others; a key bound to an app sees that app's only.
         */
        get: operations["apiKeysList"];
        put?: never;
        /**
         * Make an API key
         * @description Never with more scopes, another app or a later expiry than the key that makes it.
         */
        post: operations["apiKeysCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an API key */
        get: operations["apiKeysGet"];
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["apiKeysRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an API key
         * @description A new secret at once, with the same scopes, app and expiry; the old one works until the overlap is over.
         */
        post: operations["apiKeysRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/app-bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List app bindings */
        get: operations["appBindingsList"];
        put?: never;
        /**
         * Bind an app to an integration
         * @description From its first binding in an environment on, an app may use there only what it is bound to.
         */
        post: operations["appBindingsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/app-bindings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an app binding */
        get: operations["appBindingsGet"];
        put?: never;
        post?: never;
        /** Delete an app binding */
        delete: operations["appBindingsRemove"];
        options?: never;
        head?: never;
        /** Change an app binding */
        patch: operations["appBindingsUpdate"];
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List approvals, newest first */
        get: operations["approvalsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an approval */
        get: operations["approvalsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve: the operation goes on
         * @description An API key that belongs to an app may not: apps do not decide about themselves.
         */
        post: operations["approvalsApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject: the operation ends
         * @description An API key that belongs to an app may not: apps do not decide about themselves.
         */
        post: operations["approvalsReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit log
         * @description Newest first.
         */
        get: operations["auditLogList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-log/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the audit log
         * @description JSON lines, oldest first, up to now: every entry that matches, as fast as it is read. An export that ends without the end of its body is not whole.
         */
        get: operations["auditLogExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-log/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what there are entries of
         * @description Actions and kinds of subjects in the newest 50,000 entries: values for the filters of the list.
         */
        get: operations["auditLogKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-log/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that nobody tampered with the audit log
         * @description Computes the chain of hashes over the log again. It takes as long as the log is long; `intact: false` comes with where it breaks.
         */
        get: operations["auditLogVerify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an invitation */
        get: operations["signInShowInvitation"];
        put?: never;
        /**
         * Accept an invitation
         * @description Somebody new gives a name and chooses a password; somebody with an account gives its password, or is signed in to it and sends X-CSRF-Token.
         */
        post: operations["signInAcceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Always opens a new session. After a few failures each further try has to wait, see Retry-After.
         */
        post: operations["signInLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description This browser only.
         */
        post: operations["accountLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the own password
         * @description Signs the person out everywhere else.
         */
        post: operations["accountChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password-resets/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whose password a link resets */
        get: operations["passwordResetsShow"];
        put?: never;
        /**
         * Choose a new password
         * @description Once, with the link that `npm run reset-password` printed. Ends every session of the person, and signs in.
         */
        post: operations["passwordResetsComplete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the own profile
         * @description Fields not named keep their values.
         */
        patch: operations["accountUpdateProfile"];
        trace?: never;
    };
    "/api/v1/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show who is signed in */
        get: operations["accountShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the own sessions
         * @description The latest used first, at most 100.
         */
        get: operations["accountList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of the own sessions
         * @description That browser is signed out by its next request; this one too, when it is the session that asks.
         */
        delete: operations["accountEnd"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/revoke-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out everywhere
         * @description Here too.
         */
        post: operations["accountRevokeAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell whether the first user is still to be created */
        get: operations["signInSetupState"];
        put?: never;
        /**
         * Create the first user
         * @description With the link the hub printed when it started. Makes an owner of the first tenant, and signs in.
         */
        post: operations["signInCompleteSetup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/capabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List capabilities
         * @description The list is not paged.
         */
        get: operations["capabilitiesList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this hub is
         * @description Any key, and anybody signed in.
         */
        get: operations["hubRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List integrations
         * @description Newest first.
         */
        get: operations["connectionsList"];
        put?: never;
        /**
         * Connect a provider
         * @description Stores the credentials encrypted and verifies them at once.
         */
        post: operations["connectionsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an integration */
        get: operations["connectionsGet"];
        put?: never;
        post?: never;
        /**
         * Delete an integration
         * @description Shreds its credentials; work in flight finishes.
         */
        delete: operations["connectionsDelete"];
        options?: never;
        head?: never;
        /**
         * Change an integration
         * @description Fields not named keep their values. New credentials or config are verified again.
         */
        patch: operations["connectionsChange"];
        trace?: never;
    };
    "/api/v1/integrations/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch an inactive integration on
         * @description Without verifying it.
         */
        post: operations["connectionsActivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/{id}/breaker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The circuit breaker */
        get: operations["connectionStateReadBreaker"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Open, close or release the circuit breaker */
        patch: operations["connectionStateOverrideBreaker"];
        trace?: never;
    };
    "/api/v1/integrations/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls to the vendor, redacted
         * @description Newest first.
         */
        get: operations["connectionStateCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/{id}/calls/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls to the vendor by hour, with failures and latency */
        get: operations["connectionInsightCallStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/{id}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which credentials are set, and who set them when
         * @description Never a secret. The list is not paged.
         */
        get: operations["connectionInsightCredentials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch an active integration off
         * @description Work in flight finishes.
         */
        post: operations["connectionsDisable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/{id}/disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shred the credentials, keep the record */
        post: operations["connectionsDisconnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/{id}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Health with its history */
        get: operations["connectionStateHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/{id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much may be under way at once and asked in a time, and is */
        get: operations["connectionStateReadLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Limit how many operations are at the vendor at once, and how many requests it gets in a time
         * @description Name one or both. Holds for what starts from now on, over all processes. What is queued and above it waits, none is refused.
         */
        patch: operations["connectionStateChangeLimits"];
        trace?: never;
    };
    "/api/v1/integrations/{id}/references": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What depends on an integration
         * @description Records that name it and operations that wait for it: to be looked at before it is switched off.
         */
        get: operations["connectionInsightReferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check the credentials now
         * @description Answers 200 whatever the vendor says: see `ok`.
         */
        post: operations["connectionStateVerify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/{id}/verify/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check the credentials now, step by step
         * @description The same check as `verify`, told while it goes on: a line `step` for each step as soon as it holds, then a line `result` with the answer of `verify`, whose steps are the last word. An answer without `result` is not whole. Not to be repeated by an Idempotency-Key.
         */
        post: operations["connectionCheckCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List providers
         * @description Those that can be connected first, then those to come. The list is not paged.
         */
        get: operations["providersList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/providers/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a provider */
        get: operations["providersGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/providers/{name}/guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a provider's guide
         * @description What it powers, in words.
         */
        get: operations["providersGuide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/providers/{name}/logo.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a provider's logo */
        get: operations["providersLogo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List members
         * @description Who joined first comes first.
         */
        get: operations["membersList"];
        put?: never;
        /**
         * Invite somebody
         * @description The link is shown once and, with SMTP_URL set, one is e-mailed as well; an earlier invitation to the address is void. Only an owner makes owners; a key acts as an admin. While a tenant has no owner, anybody who may invite may invite one.
         */
        post: operations["membersInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description Works from their next request on. Invitations they have made are void; API keys they have made stay.
         */
        delete: operations["membersRemove"];
        options?: never;
        head?: never;
        /**
         * Change a member’s role
         * @description Works from their next request on. The last owner stays one.
         */
        patch: operations["membersChangeRole"];
        trace?: never;
    };
    "/api/v1/members/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations
         * @description Those nobody has accepted yet, newest first; one that expired is listed for a week.
         */
        get: operations["membersListInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an invitation
         * @description Its links are void at once.
         */
        delete: operations["membersRevokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List operations, newest first */
        get: operations["operationsList"];
        put?: never;
        /**
         * Ask for a capability
         * @description Asynchronous unless `mode` is `sync`. It is committed before any vendor hears of it, and done once.
         */
        post: operations["operationsRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an operation */
        get: operations["operationsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/{id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an operation's attempts, oldest first */
        get: operations["operationsAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an operation that still waits */
        post: operations["operationsCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try an exhausted or rejected operation again
         * @description Where its outcome is unknown this may double the effect: look at the vendor first. Waits for an approval where one is needed, and always after a rejection.
         */
        post: operations["operationsRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export operations, newest first
         * @description As many as match the filters, as fast as they are read. Inputs and results are redacted. In CSV the columns are the fields of an operation, objects are JSON, and an apostrophe is put before a value that a spreadsheet would run. An export that ends without the end of its body is not whole.
         */
        get: operations["operationTrackingExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count operations and measure their attempts
         * @description Of the operations made in a time of at most 31 days, and all attempts of theirs.
         */
        get: operations["operationTrackingStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List policies */
        get: operations["policiesList"];
        put?: never;
        /**
         * Make a policy
         * @description deny wins over require_approval, which wins over allow; what is not named matches everything.
         */
        post: operations["policiesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a policy */
        get: operations["policiesGet"];
        put?: never;
        post?: never;
        /** Delete a policy */
        delete: operations["policiesRemove"];
        options?: never;
        head?: never;
        /** Change a policy */
        patch: operations["policiesUpdate"];
        trace?: never;
    };
    "/api/v1/policies/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what holds where no policy applies */
        get: operations["policiesGetDefault"];
        /** Set what holds where no policy applies */
        put: operations["policiesSetDefault"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whether an app may do something, and who decided it
         * @description A dry run: nothing is stored. Without a provider or an integration, any that could serve may.
         */
        post: operations["policiesEvaluate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List routing rules */
        get: operations["routingRulesList"];
        put?: never;
        /** Make a routing rule */
        post: operations["routingRulesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a routing rule */
        get: operations["routingRulesGet"];
        put?: never;
        post?: never;
        /** Delete a routing rule */
        delete: operations["routingRulesRemove"];
        options?: never;
        head?: never;
        /** Change a routing rule */
        patch: operations["routingRulesUpdate"];
        trace?: never;
    };
    "/api/v1/routing-rules/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which connection would serve a request, and why
         * @description A dry run, policies and app bindings included: nothing is stored and no vendor is asked.
         */
        post: operations["routingRulesEvaluate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing-rules/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put routing rules in order */
        post: operations["routingRulesReorder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream events
         * @description What happens, as it happens: events of the tenant that the key or the person may read (connections with integrations:read, operations with operations:read, alerts with alerts:read and so on). `ready` comes first; `reset` says that what was missed can no longer be told: ask again for what you show. Types that end in `.changed` and have no id are hints, at most one a second: the list they name is worth asking for again. A comment every 15 seconds shows that the stream lives. Connect again with the last id (header Last-Event-ID) and nothing is missed.
         */
        get: operations["streamStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tenants */
        get: operations["tenantsList"];
        put?: never;
        /**
         * Make a tenant
         * @description With its own keys in the vault and a first API key that has all scopes. Somebody with `owner_email` is invited as its owner.
         */
        post: operations["tenantsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a tenant */
        get: operations["tenantsGet"];
        put?: never;
        post?: never;
        /**
         * Delete a tenant
         * @description Its API keys stop working at once and its keys in the vault are destroyed.
         */
        delete: operations["tenantsRemove"];
        options?: never;
        head?: never;
        /**
         * Change a tenant
         * @description Fields not named keep their values.
         */
        patch: operations["tenantsUpdate"];
        trace?: never;
    };
    "/api/v1/vault/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the tenant's keys
         * @description Versions, states and counts; never key material.
         */
        get: operations["vaultKeysList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List workflow runs, newest first */
        get: operations["workflowRunsList"];
        put?: never;
        /**
         * Start a workflow run
         * @description Each step is an operation, begun when the one before it is delivered. Everything is checked before any is.
         */
        post: operations["workflowRunsStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a workflow run with its steps */
        get: operations["workflowRunsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a workflow run
         * @description No further step is begun. What a vendor is being asked for already goes on to its end.
         */
        post: operations["workflowRunsCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-runs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a failed workflow run
         * @description After its last successful step, with a new operation for the failed one. Where its outcome is unknown this may double the effect: look at the vendor first.
         */
        post: operations["workflowRunsRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say that the process lives */
        get: operations["SayThatTheProcessLives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the metrics */
        get: operations["ShowTheMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether it takes requests */
        get: operations["SayWhetherItTakesRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptInvitationDto: {
            /**
             * @description Of somebody new to this hub.
             * @example Grace Hopper
             */
            name?: string;
            /**
             * @description A new one, or that of the account with this address; not needed when signed in to it.
             * @example correct horse battery
             */
            password?: string;
        };
        AlertView: {
            /**
             * Format: date-time
             * @example null
             */
            acknowledged_at: string | null;
            /** @example null */
            acknowledged_by: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example null
             */
            healed_at: string | null;
            /**
             * @description The alert whose incident this one ends.
             * @example null
             */
            heals: string | null;
            /** @example 01jd7q2zv8k3m5n6p7q8r9s0t1 */
            id: string;
            /**
             * @description What a failure and its healing share.
             * @example 01jd7q2zv8k3m5n6p7q8r9s0t1
             */
            incident: string;
            /** @example 01jd7q2zv8k3m5n6p7q8r9s0t1 */
            integration_id: string | null;
            /**
             * @example connection.failed
             * @enum {string}
             */
            kind: "connection.failed" | "connection.healed";
            /** @example Authenticate. Its work is paused until the credentials are corrected and verified. */
            message: string;
            /**
             * @example critical
             * @enum {string}
             */
            severity: "critical" | "info";
            /** @example twilio needs your attention */
            title: string;
        };
        ApiKeyDto: {
            /** @example orders */
            app: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            created_at: string;
            /** @example api_key:01kahh5w2c5n8v0m3q7r9t1x4y */
            created_by: string;
            /**
             * Format: date-time
             * @example 2027-11-21T00:00:00.000Z
             */
            expires_at: string | null;
            /**
             * @description The last characters of the secret, to recognise it by.
             * @example pb_…YrWM
             */
            hint: string;
            /** @example 01kahh5w2c5n8v0m3q7r9t1x4z */
            id: string;
            /**
             * Format: date-time
             * @description Within a minute.
             * @example null
             */
            last_used_at: string | null;
            /** @example Order service */
            name: string;
            /**
             * Format: date-time
             * @example null
             */
            revoked_at: string | null;
            /**
             * @description The key this one replaces.
             * @example null
             */
            rotated_from: string | null;
            /**
             * @example [
             *       "operations:read",
             *       "operations:write"
             *     ]
             */
            scopes: string[];
        };
        AppBindingDto: {
            /** @example billing */
            app: string;
            /** @example null */
            capabilities: string[] | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            created_at: string;
            /**
             * @example production
             * @enum {string}
             */
            environment: "sandbox" | "production";
            /** @example 01jd0000000000000000000000 */
            id: string;
            /** @example 01jd1111111111111111111111 */
            integration_id: string;
            /** @example Billing takes payments */
            name: string | null;
            /** @example [] */
            required_capabilities: string[];
            /** @example null */
            required_category: string | null;
            /** @example payments */
            slot: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            updated_at: string;
            /**
             * @example [
             *       "settle-invoice"
             *     ]
             */
            workflows: string[];
        };
        ApprovalDto: {
            /** @example billing */
            app: string | null;
            /** @example The policy "Texts of billing" requires approval. */
            because: string;
            /** @example send_sms */
            capability: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example null
             */
            decided_at: string | null;
            /** @example null */
            decided_by: string | null;
            /**
             * @example production
             * @enum {string}
             */
            environment: "sandbox" | "production";
            /**
             * Format: date-time
             * @example 2026-11-24T09:00:00.000Z
             */
            expires_at: string;
            /** @example 01jd7777777777777777777777 */
            id: string;
            /**
             * @description Redacted
             * @example {
             *       "to": "+15005550006",
             *       "body": "[redacted]"
             *     }
             */
            input: Record<string, never>;
            /** @example 01jd1111111111111111111111 */
            integration_id: string;
            /** @example null */
            note: string | null;
            /** @example 01jd3333333333333333333333 */
            operation_id: string;
            /** @example 01jd8888888888888888888888 */
            policy_id: string | null;
            /**
             * @description Where it would go now; other connections may serve once approved.
             * @example twilio
             */
            provider: string;
            /** @example api_key:01kahh5w2c5n8v0m3q7r9t1x4z */
            requested_by: string;
            /**
             * @example pending
             * @enum {string}
             */
            status: "pending" | "approved" | "rejected" | "expired" | "cancelled";
        };
        AttemptDto: {
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.084Z
             */
            completed_at: string;
            error: components["schemas"]["AttemptErrorDto"] | null;
            /** @example null */
            failure_class: string | null;
            /**
             * @description HTTP status of the vendor's answer
             * @example 201
             */
            http_status: number | null;
            /** @example 01jd2222222222222222222222 */
            id: string;
            /** @example 01jd1111111111111111111111 */
            integration_id: string;
            /** @example 84 */
            latency_ms: number | null;
            /** @example 1 */
            number: number;
            /**
             * @description The same as `status`
             * @example delivered
             * @enum {string}
             */
            outcome: "delivered" | "failed" | "deferred" | "unknown";
            /** @example twilio */
            provider: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            started_at: string;
            /**
             * @example delivered
             * @enum {string}
             */
            status: "delivered" | "failed" | "deferred" | "unknown";
            /** @example RQ0123456789abcdef0123456789abcdef */
            vendor_request_id: string | null;
        };
        AttemptErrorDto: {
            /** @example vendor_refused */
            code: string;
            /** @example The number is not a valid phone number. */
            message: string;
            /** @example 21211 */
            provider_code?: string;
        };
        AuditBreakDto: {
            /** @example 01kahh5w2c5n8v0m3q7r9t1x4z */
            entry_id: string | null;
            /**
             * @example entry_changed
             * @enum {string}
             */
            kind: "seal_missing" | "seal_changed" | "entry_missing" | "entry_changed" | "entry_unsealed" | "head_missing";
            /** @example Entry 01kahh5w2c5n8v0m3q7r9t1x4z is not what seal 7 covers. */
            message: string;
            /** @example 7 */
            seal: number | null;
        };
        AuditEntryDto: {
            /** @example api_key.created */
            action: string;
            /**
             * @example {
             *       "kind": "api_key",
             *       "id": "01kahh5w2c5n8v0m3q7r9t1x4y",
             *       "app": null
             *     }
             */
            actor: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            created_at: string;
            /**
             * @example {
             *       "name": "Order service"
             *     }
             */
            details: {
                [key: string]: unknown;
            };
            /** @example 01kahh5w2c5n8v0m3q7r9t1x4z */
            id: string;
            /** @example 01kahh5w2c5n8v0m3q7r9t1x51 */
            request_id: string;
            /** @example 01kahh5w2c5n8v0m3q7r9t1x50 */
            subject_id: string;
            /** @example api_key */
            subject_type: string;
        };
        AuditHeadDto: {
            /** @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 */
            hash: string;
            /** @example 42 */
            seal: number;
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            sealed_at: string;
        };
        AuditKindsDto: {
            /**
             * @example [
             *       "api_key.created",
             *       "api_key.revoked",
             *       "integration.created"
             *     ]
             */
            actions: string[];
            /**
             * @example [
             *       "api_key",
             *       "integration"
             *     ]
             */
            subject_types: string[];
        };
        AuditVerificationDto: {
            /**
             * @description The first 50.
             * @example []
             */
            breaks: components["schemas"]["AuditBreakDto"][];
            /**
             * @description Sealed entries dropped when their retention was over.
             * @example 0
             */
            entries_expired: number;
            /**
             * @description Entries that are what was sealed.
             * @example 1203
             */
            entries_verified: number;
            /**
             * @description Entries of the last minute or so, not sealed yet.
             * @example 2
             */
            entries_waiting: number;
            head: components["schemas"]["AuditHeadDto"] | null;
            /** @example true */
            intact: boolean;
            /** @example 42 */
            seals: number;
        };
        BindingFateDto: {
            /** @example 01jd0000000000000000000000 */
            app_binding_id: string;
            /**
             * @description slot_unfulfilled: the integration no longer has what the slot requires
             * @example permits
             * @enum {string}
             */
            fate: "permits" | "other_integration" | "other_capability" | "slot_unfulfilled";
            /** @example 01jd1111111111111111111111 */
            integration_id: string;
            /** @example payments */
            slot: string;
        };
        BreakerOverrideBody: {
            /**
             * @description auto: the breaker decides by itself again.
             * @example open
             * @enum {string}
             */
            state: "auto" | "open" | "closed";
            /**
             * Format: date-time
             * @description When the override ends; default: when it is set to auto.
             * @example 2026-11-21T18:00:00.000Z
             */
            until?: string | null;
        };
        BreakerView: {
            /**
             * Format: date-time
             * @example null
             */
            open_until: string | null;
            /**
             * Format: date-time
             * @example null
             */
            opened_at: string | null;
            /**
             * @example auto
             * @enum {string}
             */
            override: "auto" | "open" | "closed";
            /**
             * Format: date-time
             * @example null
             */
            override_until: string | null;
            /**
             * @example closed
             * @enum {string}
             */
            state: "closed" | "open" | "half_open";
        };
        CallHourView: {
            /**
             * Format: date-time
             * @description Its beginning, UTC.
             * @example 2026-11-21T09:00:00.000Z
             */
            at: string;
            /** @example 128 */
            calls: number;
            /** @example 2 */
            failed: number;
            /** @example 84 */
            latency_p50_ms: number | null;
            /** @example 210 */
            latency_p95_ms: number | null;
        };
        CallStatisticsView: {
            /** @example 1039 */
            calls: number;
            /** @example 3 */
            failed: number;
            /**
             * Format: date-time
             * @example 2026-11-20T10:00:00.000Z
             */
            from: string;
            /** @description Every hour of the time, oldest first, those without calls too. */
            hours: components["schemas"]["CallHourView"][];
            /**
             * Format: date-time
             * @example 2026-11-21T09:12:00.000Z
             */
            to: string;
            /**
             * @description The newest 100,000 calls alone were counted.
             * @example false
             */
            truncated: boolean;
        };
        CapabilityConnectionCountsDto: {
            /** @example 1051 */
            attempts: number;
            /** @example send_sms */
            capability: string;
            /** @example 1039 */
            delivered: number;
            /** @example 3 */
            exhausted: number;
            /**
             * @description Attempts that did not deliver, by who was at fault
             * @example {
             *       "upstream": 4,
             *       "throttle": 5,
             *       "auth": 0,
             *       "client": 2,
             *       "unknown": 1
             *     }
             */
            failures: {
                auth?: number;
                client?: number;
                throttle?: number;
                unknown?: number;
                upstream?: number;
            };
            /** @example 01jd1111111111111111111111 */
            integration_id: string;
            /** @description Of attempts, in milliseconds; null where there was none */
            latency_ms: components["schemas"]["LatencyDto"];
            /** @example 1042 */
            operations: number;
            /** @example twilio */
            provider: string;
        };
        CapabilityCountsDto: {
            /** @example 1051 */
            attempts: number;
            /** @example send_sms */
            capability: string;
            /** @example 1039 */
            delivered: number;
            /** @example 3 */
            exhausted: number;
            /**
             * @description Attempts that did not deliver, by who was at fault
             * @example {
             *       "upstream": 4,
             *       "throttle": 5,
             *       "auth": 0,
             *       "client": 2,
             *       "unknown": 1
             *     }
             */
            failures: {
                auth?: number;
                client?: number;
                throttle?: number;
                unknown?: number;
                upstream?: number;
            };
            /** @description Of attempts, in milliseconds; null where there was none */
            latency_ms: components["schemas"]["LatencyDto"];
            /** @example 1042 */
            operations: number;
        };
        CapabilityDto: {
            /** @example Sends one text message to one phone number. */
            description: string;
            /**
             * @description By provider: what is known of repeating it. Where it depends on the input, the most careful one.
             * @example {
             *       "twilio": "opaque"
             *     }
             */
            effect: {
                [key: string]: "read" | "native_key" | "lookup" | "opaque";
            };
            /**
             * @description JSON Schema of `input`.
             * @example {
             *       "type": "object",
             *       "properties": {
             *         "to": {
             *           "type": "string"
             *         }
             *       }
             *     }
             */
            input: {
                [key: string]: unknown;
            };
            /** @example send_sms */
            name: string;
            /**
             * @description JSON Schema of `result`.
             * @example {
             *       "type": "object",
             *       "properties": {
             *         "message_id": {
             *           "type": "string"
             *         }
             *       }
             *     }
             */
            output: {
                [key: string]: unknown;
            };
            /**
             * @description Empty while none can be connected.
             * @example [
             *       "twilio",
             *       "plivo"
             *     ]
             */
            providers: string[];
            /**
             * @description Whether a person must approve each use, unless a policy that names the capability allows it.
             * @example false
             */
            requires_approval: boolean;
            /** @example Send an SMS */
            title: string;
            /**
             * @description Raised when the schemas change in a way an old caller would notice.
             * @example 1
             */
            version: number;
        };
        ChangeConnectionBody: {
            /** @description Merged; null removes a field. */
            config?: {
                [key: string]: unknown;
            };
            /**
             * @description Merged by field. null leaves a sensitive field as it is; an empty text removes an optional one.
             * @example {
             *       "auth_token": "a-new-token"
             *     }
             */
            credentials?: {
                [key: string]: string | null;
            };
            /**
             * @example [
             *       "send_sms",
             *       "send_whatsapp"
             *     ]
             */
            enabled_capabilities?: string[];
            /** @example Support line */
            label?: string | null;
            /** @description Merged; null removes a field. */
            metadata?: {
                [key: string]: unknown;
            };
        };
        ChangePasswordDto: {
            /** @example correct horse battery */
            current_password: string;
            /**
             * @description 12 to 256 characters; 10 if it is not a common one.
             * @example a staple nobody knows
             */
            new_password: string;
        };
        ChangeRoleDto: {
            /**
             * @example viewer
             * @enum {string}
             */
            role: "owner" | "admin" | "viewer";
        };
        ConditionDto: {
            /**
             * @description `input.…`, `metadata.…`, `app` or `environment`
             * @example input.channel
             */
            field: string;
            /**
             * @example eq
             * @enum {string}
             */
            operator: "eq" | "ne" | "in" | "not_in" | "gt" | "gte" | "lt" | "lte" | "starts_with" | "exists";
            /**
             * @description Of the type of the field; a list for `in` and `not_in`
             * @example in_person
             */
            value: unknown;
        };
        ConditionFindingDto: {
            /**
             * @description What the request has; null: nothing
             * @example in_person
             */
            actual: unknown;
            /**
             * @description `input.…`, `metadata.…`, `app` or `environment`
             * @example input.channel
             */
            field: string;
            /** @example true */
            holds: boolean;
            /**
             * @example eq
             * @enum {string}
             */
            operator: "eq" | "ne" | "in" | "not_in" | "gt" | "gte" | "lt" | "lte" | "starts_with" | "exists";
            /**
             * @description Of the type of the field; a list for `in` and `not_in`
             * @example in_person
             */
            value: unknown;
        };
        ConnectionCountsDto: {
            /** @example 1051 */
            attempts: number;
            /** @example 1039 */
            delivered: number;
            /** @example 3 */
            exhausted: number;
            /**
             * @description Attempts that did not deliver, by who was at fault
             * @example {
             *       "upstream": 4,
             *       "throttle": 5,
             *       "auth": 0,
             *       "client": 2,
             *       "unknown": 1
             *     }
             */
            failures: {
                auth?: number;
                client?: number;
                throttle?: number;
                unknown?: number;
                upstream?: number;
            };
            /** @example 01jd1111111111111111111111 */
            integration_id: string;
            /** @description Of attempts, in milliseconds; null where there was none */
            latency_ms: components["schemas"]["LatencyDto"];
            /** @example 1042 */
            operations: number;
            /** @example twilio */
            provider: string;
        };
        ConnectionHealthView: {
            /**
             * @description Who answered last.
             * @example My Twilio account
             */
            account: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            checked_at: string | null;
            /** @example null */
            code: string | null;
            /** @description Newest first, at most 100. */
            history: components["schemas"]["HealthEntryView"][];
            /**
             * Format: date-time
             * @example null
             */
            last_failure_at: string | null;
            /**
             * Format: date-time
             * @description Of any call; as of a minute ago.
             * @example 2026-11-21T09:30:00.000Z
             */
            last_success_at: string | null;
            /** @example 84 */
            latency_ms: number | null;
            /**
             * @description For people; null while all is well.
             * @example null
             */
            reason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            since: string;
            /**
             * @example connected
             * @enum {string}
             */
            state: "connected" | "warning" | "error" | "not_connected";
            /**
             * @example active
             * @enum {string}
             */
            status: "pending_verify" | "active" | "inactive" | "error";
        };
        ConnectionView: {
            /** @example basic */
            auth_type: string;
            /** @example sms */
            category: string;
            /** @example {} */
            config: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-11-21T09:29:58.000Z
             */
            created_at: string;
            /**
             * @example {
             *       "auth_token": "env://PATCHBAY_SECRET_TWILIO"
             *     }
             */
            credential_references: {
                [key: string]: string;
            };
            /**
             * @description Sensitive values, and those that are secret references, are null.
             * @example {
             *       "account_sid": "AC00000000000000000000000000000000",
             *       "auth_token": null,
             *       "from_number": "+15005550006"
             *     }
             */
            credentials: {
                [key: string]: string | null;
            };
            /** @example Twilio */
            display_name: string;
            /**
             * @example [
             *       "send_sms"
             *     ]
             */
            enabled_capabilities: string[];
            /**
             * @example sandbox
             * @enum {string}
             */
            environment: "sandbox" | "production";
            health: components["schemas"]["HealthView"];
            /** @example 01jd7q2zv8k3m5n6p7q8r9s0t1 */
            id: string;
            /** @example null */
            label: string | null;
            /**
             * @description `verification_error` is the hub’s: why the last verification was refused, until one passes.
             * @example {
             *       "team": "support"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /** @example twilio */
            provider: string;
            /**
             * @example active
             * @enum {string}
             */
            status: "pending_verify" | "active" | "inactive" | "error";
            /**
             * Format: date-time
             * @example 2026-11-21T09:29:58.000Z
             */
            updated_at: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            verified_at: string | null;
            /** @example http://127.0.0.1:3000/webhooks/twilio/4uQm… */
            webhook_url: string;
        };
        CreateApiKeyDto: {
            /**
             * @description The named service that will use the key; without it the app of the key that makes this one.
             * @example orders
             */
            app?: string | null;
            /**
             * Format: date-time
             * @example 2027-11-21T00:00:00Z
             */
            expires_at?: string | null;
            /** @example Order service */
            name: string;
            /**
             * @example [
             *       "operations:read",
             *       "operations:write"
             *     ]
             */
            scopes: ("*" | "integrations:read" | "integrations:write" | "operations:read" | "operations:write" | "routing:read" | "routing:write" | "webhooks:read" | "webhooks:write" | "syncs:read" | "syncs:write" | "records:read" | "records:write" | "audit:read" | "audit:write" | "vault:read" | "vault:write" | "keys:read" | "keys:write" | "members:read" | "members:write" | "alerts:read" | "alerts:write")[];
        };
        CreateAppBindingDto: {
            /** @example billing */
            app: string;
            /**
             * @description What the app may use it for; null: everything it has enabled
             * @example null
             */
            capabilities?: string[] | null;
            /**
             * @description That of the integration
             * @default production
             * @enum {string}
             */
            environment: "sandbox" | "production";
            /** @example 01jd1111111111111111111111 */
            integration_id: string;
            /** @example Billing takes payments */
            name?: string | null;
            /**
             * @description The integration must have them enabled, now and at each call
             * @default []
             * @example []
             */
            required_capabilities: string[];
            /**
             * @description The provider's category; null: any
             * @example null
             */
            required_category?: string | null;
            /**
             * @description What the app calls it; one binding per app, environment and slot
             * @example payments
             */
            slot: string;
            /**
             * @description Names of workflow runs the app may start
             * @default []
             * @example [
             *       "settle-invoice"
             *     ]
             */
            workflows: string[];
        };
        CreateConnectionBody: {
            /**
             * @description One of the provider's auth_types; default: its first.
             * @example basic
             */
            auth_type?: string;
            /**
             * @description The provider's settings.
             * @example {}
             */
            config?: {
                [key: string]: unknown;
            };
            /**
             * @description By field of the provider; each value plain or a secret reference.
             * @example {
             *       "account_sid": "AC00000000000000000000000000000000",
             *       "auth_token": "env://PATCHBAY_SECRET_TWILIO",
             *       "from_number": "+15005550006"
             *     }
             */
            credentials?: {
                [key: string]: string | null;
            };
            /**
             * @description A subset of the provider's capabilities.
             * @example [
             *       "send_sms"
             *     ]
             */
            enabled_capabilities: string[];
            /**
             * @default production
             * @example sandbox
             * @enum {string}
             */
            environment: "sandbox" | "production";
            /** @example Support line */
            label?: string | null;
            /**
             * @example {
             *       "team": "support"
             *     }
             */
            metadata?: {
                [key: string]: unknown;
            };
            /**
             * @description Name of a provider of the catalog.
             * @example twilio
             */
            provider: string;
            /** @description Reserved: whether streams run as soon as it is active. */
            sync?: boolean;
        };
        CreatedTenantDto: {
            /**
             * @description Shown once; null when the answer is replayed.
             * @example pb_7sQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrYWM
             */
            api_key: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            created_at: string;
            /** @example 01kahh5w2c5n8v0m3q7r9t1x4z */
            id: string;
            /**
             * @description Makes the owner a member. Shown once; null without `owner_email` and when the answer is replayed.
             * @example https://hub.acme.example/invitation?token=7sQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrYWM
             */
            invitation_url: string | null;
            /**
             * @description Operations at vendors at once.
             * @example null
             */
            max_concurrent_operations: number | null;
            /** @example Acme Ltd */
            name: string;
            /** @example owner@acme.example */
            owner_email: string | null;
            /**
             * @example [
             *       "env://PATCHBAY_SECRET_ACME_"
             *     ]
             */
            secret_prefixes: string[];
            /** @example acme */
            slug: string;
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            updated_at: string;
        };
        CreatePolicyDto: {
            /**
             * @description null: any, and none
             * @example billing
             */
            app?: string | null;
            /**
             * @description Seconds an approval may wait for its decision; only with require_approval
             * @default 604800
             */
            approval_expires_in: number | null;
            /**
             * @description null: any
             * @example process_refund
             */
            capability?: string | null;
            /**
             * @example require_approval
             * @enum {string}
             */
            effect: "allow" | "deny" | "require_approval";
            /** @default true */
            enabled: boolean;
            /**
             * @description null: any
             * @example production
             * @enum {string|null}
             */
            environment?: "sandbox" | "production" | null;
            /** @example Refunds are looked at */
            name?: string | null;
            /**
             * @description null: any
             * @example null
             */
            provider?: string | null;
        };
        CreateRoutingRuleDto: {
            /** @example send_sms */
            capability: string;
            /** @description All must hold */
            conditions?: components["schemas"]["ConditionDto"][];
            /** @default true */
            enabled: boolean;
            /**
             * @description In the same environment
             * @example null
             */
            fallback_integration_id?: string | null;
            /** @example 01jd1111111111111111111111 */
            integration_id: string;
            /**
             * @description Considered after all others; one per capability and environment
             * @default false
             */
            is_default: boolean;
            /** @example SMS by Twilio */
            name?: string | null;
            /**
             * @description Lower goes first
             * @default 100
             */
            priority: number;
        };
        CreateTenantDto: {
            /**
             * @description How many operations may be at vendors at once; null, the default: no limit. Others wait their turn.
             * @example 50
             */
            max_concurrent_operations?: number | null;
            /** @example Acme Ltd */
            name: string;
            /** @example owner@acme.example */
            owner_email?: string | null;
            /**
             * @description Beginnings of the secret references this tenant may use as credentials; none by default.
             * @example [
             *       "env://PATCHBAY_SECRET_ACME_"
             *     ]
             */
            secret_prefixes?: string[];
            /** @example acme */
            slug: string;
        };
        CredentialFieldView: {
            /** @example auth_token */
            field: string;
            /** @example Auth token */
            label: string;
            /** @example env://PATCHBAY_SECRET_TWILIO */
            reference: string | null;
            /** @example true */
            required: boolean;
            /** @example true */
            sensitive: boolean;
            /** @example true */
            set: boolean;
            /**
             * Format: date-time
             * @description When the value was given; null: it is not set, or was before the hub kept that.
             * @example 2026-11-21T09:30:00.000Z
             */
            updated_at: string | null;
            /** @example api_key:01jd7q2zv8k3m5n6p7q8r9s0t1 */
            updated_by: string | null;
            /**
             * @description A sensitive value is null, always.
             * @example null
             */
            value: string | null;
            /**
             * @description Of the key that seals it; null: not kept sealed.
             * @example 2
             */
            version: number | null;
        };
        CursorMeta: {
            /**
             * @description null on the last page.
             * @example null
             */
            next_cursor: string | null;
            /** @example 25 */
            per_page: number;
        };
        DecideApprovalDto: {
            /**
             * @description Kept in the audit log; a refusal tells it to who asked.
             * @example Agreed with the press team.
             */
            note?: string | null;
        };
        DeletedConnectionView: {
            /**
             * Format: date-time
             * @example 2026-11-21T10:00:00.000Z
             */
            deleted_at: string;
            /** @example 01jd7q2zv8k3m5n6p7q8r9s0t1 */
            id: string;
            /**
             * @description What still names it.
             * @example [
             *       "routing rule \"SMS\""
             *     ]
             */
            referenced_by: string[];
        };
        ErrorAnswer: {
            /** @description Stable; made for programs. */
            code: string;
            /** @description What the error is about, e.g. the operation that ended undelivered. */
            data?: unknown;
            /** @description Messages by dotted field path. */
            errors: {
                [key: string]: string[];
            };
            /** @description Names the thing and the cure; made for people. */
            message: string;
            /** @description Quote it when you ask for help; it is in the logs. */
            request_id: string;
            /** @enum {boolean} */
            success: false;
        };
        EvaluateDto: {
            /** @example billing */
            app?: string;
            /** @example send_sms */
            capability: string;
            /**
             * @default production
             * @enum {string}
             */
            environment: "sandbox" | "production";
            /**
             * @example {
             *       "to": "+15005550006",
             *       "body": "Hello"
             *     }
             */
            input?: Record<string, never>;
            /** @example {} */
            metadata?: Record<string, never>;
        };
        EvaluatePolicyDto: {
            /** @example billing */
            app?: string;
            /** @example process_refund */
            capability: string;
            /**
             * @description Default: that of the integration, else production
             * @enum {string}
             */
            environment?: "sandbox" | "production";
            /**
             * @description By this integration
             * @example 01jd1111111111111111111111
             */
            integration_id?: string;
            /**
             * @description By whichever integration of this provider
             * @example stripe
             */
            provider?: string;
        };
        EvaluationDto: {
            /**
             * @description Asked when the first surely did not act
             * @example null
             */
            fallback_integration_id: string | null;
            /** @example 01jd1111111111111111111111 */
            integration_id: string | null;
            /** @description What policies and app bindings say of each integration there that has the capability enabled */
            integrations: components["schemas"]["IntegrationVerdictDto"][];
            /**
             * @description denied: policies or app bindings rule out everything that could serve
             * @example chosen
             * @enum {string}
             */
            outcome: "chosen" | "waiting" | "denied" | "none";
            /**
             * @description Why it waits
             * @example null
             */
            reason: string | null;
            /**
             * @description null: the only connection there is
             * @example 01jd0000000000000000000000
             */
            rule_id: string | null;
            /** @description Every enabled rule of the capability, in order of evaluation */
            rules: components["schemas"]["RuleFateDto"][];
        };
        HealthEntryView: {
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            at: string;
            /** @example vendor_unavailable */
            code: string | null;
            /** @example 120 */
            latency_ms: number | null;
            /** @example Twilio answered 503. */
            reason: string | null;
            /**
             * @example warning
             * @enum {string}
             */
            state: "connected" | "warning" | "error" | "not_connected";
        };
        HealthView: {
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            checked_at: string | null;
            /** @example null */
            code: string | null;
            /** @example 84 */
            latency_ms: number | null;
            /**
             * @description For people; null while all is well.
             * @example null
             */
            reason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            since: string;
            /**
             * @example connected
             * @enum {string}
             */
            state: "connected" | "warning" | "error" | "not_connected";
        };
        HubDto: {
            /**
             * @description Whether invitations and alerts are sent by e-mail.
             * @example true
             */
            mail_configured: boolean;
            /**
             * @description Providers the team has an OAuth app for.
             * @example [
             *       "github"
             *     ]
             */
            oauth_apps: string[];
            /**
             * @description Whether it runs in production mode.
             * @example false
             */
            production: boolean;
            /**
             * @description Base of the URLs the hub hands out.
             * @example http://127.0.0.1:3000
             */
            public_url: string;
            /**
             * @description Days that things are kept.
             * @example {
             *       "operations": 90,
             *       "vendor_calls": 14,
             *       "health_history": 30,
             *       "audit_log": 365
             *     }
             */
            retention_days: {
                audit_log?: number;
                health_history?: number;
                operations?: number;
                vendor_calls?: number;
            };
            /**
             * @description Page of the simulated vendors; null: they are off, and `sandbox` needs a vendor with a test host.
             * @example http://127.0.0.1:3100/
             */
            sandbox_url: string | null;
            /**
             * @description What `env://` references may name.
             * @example [
             *       "PATCHBAY_SECRET_"
             *     ]
             */
            secret_env_prefixes: string[];
            /** @example 0.1.0 */
            version: string;
        };
        IntegrationVerdictDto: {
            /**
             * @description pending: not verified yet; denied: policies or app bindings rule it out; absent: deleted, or the capability is off there
             * @example available
             * @enum {string}
             */
            availability: "available" | "breaker_open" | "error" | "pending" | "inactive" | "denied" | "absent";
            /** @example No policy says otherwise. */
            because: string;
            /**
             * @example allow
             * @enum {string}
             */
            effect: "allow" | "deny" | "require_approval";
            /** @example 01jd1111111111111111111111 */
            integration_id: string;
            /** @example null */
            policy_id: string | null;
        };
        InvitationDto: {
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            created_at: string;
            /** @example grace@acme.example */
            email: string;
            /**
             * @description It can be accepted no more; invite again.
             * @example false
             */
            expired: boolean;
            /**
             * Format: date-time
             * @example 2026-11-28T12:00:00.000Z
             */
            expires_at: string;
            /** @example 01kahh5w2c5n8v0m3q7r9t1x52 */
            id: string;
            /** @example person:01kahh5w2c5n8v0m3q7r9t1x4z */
            invited_by: string;
            /**
             * @example admin
             * @enum {string}
             */
            role: "owner" | "admin" | "viewer";
        };
        InvitationOfferDto: {
            /** @example grace@acme.example */
            email: string;
            /**
             * Format: date-time
             * @example 2026-11-28T12:00:00.000Z
             */
            expires_at: string;
            /**
             * @description Whether somebody has an account with this address: its password is needed.
             * @example false
             */
            has_account: boolean;
            /**
             * @example admin
             * @enum {string}
             */
            role: "owner" | "admin" | "viewer";
            /**
             * @example {
             *       "slug": "default",
             *       "name": "Default"
             *     }
             */
            tenant: {
                name?: string;
                slug?: string;
            };
        };
        InviteDto: {
            /** @example grace@acme.example */
            email: string;
            /**
             * @example admin
             * @enum {string}
             */
            role: "owner" | "admin" | "viewer";
        };
        IssuedApiKeyDto: {
            /**
             * @description The secret. Shown once; null when the answer is replayed.
             * @example pb_7sQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrYWM
             */
            api_key: string | null;
            /** @example orders */
            app: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            created_at: string;
            /** @example api_key:01kahh5w2c5n8v0m3q7r9t1x4y */
            created_by: string;
            /**
             * Format: date-time
             * @example 2027-11-21T00:00:00.000Z
             */
            expires_at: string | null;
            /**
             * @description The last characters of the secret, to recognise it by.
             * @example pb_…YrWM
             */
            hint: string;
            /** @example 01kahh5w2c5n8v0m3q7r9t1x4z */
            id: string;
            /**
             * Format: date-time
             * @description Within a minute.
             * @example null
             */
            last_used_at: string | null;
            /** @example Order service */
            name: string;
            /**
             * Format: date-time
             * @example null
             */
            revoked_at: string | null;
            /**
             * @description The key this one replaces.
             * @example null
             */
            rotated_from: string | null;
            /**
             * @example [
             *       "operations:read",
             *       "operations:write"
             *     ]
             */
            scopes: string[];
        };
        IssuedInvitationDto: {
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            created_at: string;
            /** @example grace@acme.example */
            email: string;
            /**
             * @description Whether a link is e-mailed as well; false without SMTP_URL.
             * @example false
             */
            emailed: boolean;
            /**
             * Format: date-time
             * @example 2026-11-28T12:00:00.000Z
             */
            expires_at: string;
            /** @example 01kahh5w2c5n8v0m3q7r9t1x52 */
            id: string;
            /**
             * @description For whoever is invited. Shown once; null when the answer is replayed.
             * @example https://hub.acme.example/invitation?token=Zx3nQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY
             */
            invitation_url: string | null;
            /** @example person:01kahh5w2c5n8v0m3q7r9t1x4z */
            invited_by: string;
            /**
             * @example admin
             * @enum {string}
             */
            role: "owner" | "admin" | "viewer";
        };
        LatencyDto: {
            /** @example 84 */
            p50: number | null;
            /** @example 210.5 */
            p95: number | null;
            /** @example 480 */
            p99: number | null;
        };
        LimitsBody: {
            /**
             * @description Operations at the vendor at once; others wait their turn. null: as the provider says.
             * @example 10
             */
            max_concurrent?: number | null;
            /**
             * @description Instead of the provider's, lower or higher; what is used up already counts. null: as the provider says.
             * @example {
             *       "max": 50,
             *       "per_seconds": 60
             *     }
             */
            rate_limit?: components["schemas"]["RateLimitBody"] | null;
        };
        LimitsView: {
            /**
             * @description How many operations may be at the vendor at once, over all processes; null: no limit.
             * @example 10
             */
            max_concurrent: number | null;
            /**
             * @description Whether somebody set max_concurrent.
             * @example true
             */
            overridden: boolean;
            /**
             * @description What the provider says.
             * @example null
             */
            provider_max_concurrent: number | null;
            /** @description What the provider says. */
            provider_rate_limit: components["schemas"]["RateLimitView"] | null;
            /** @description Requests in a time; null: no limit is known. */
            rate_limit: components["schemas"]["RateLimitView"] | null;
            /**
             * @description Whether somebody set rate_limit.
             * @example false
             */
            rate_limit_overridden: boolean;
            /** @description What is left of rate_limit; null: there is none. */
            rate_window: components["schemas"]["RateWindowView"] | null;
            /**
             * Format: date-time
             * @description The vendor asked for silence until then.
             * @example null
             */
            suspended_until: string | null;
            /**
             * @description Operations under way at this moment.
             * @example 3
             */
            under_way: number;
        };
        LoginDto: {
            /** @example ada@acme.example */
            email: string;
            /** @example correct horse battery */
            password: string;
        };
        MatchingPolicyDto: {
            /**
             * @example require_approval
             * @enum {string}
             */
            effect: "allow" | "deny" | "require_approval";
            /** @example Refunds are looked at */
            name: string | null;
            /** @example 01jd0000000000000000000000 */
            policy_id: string;
        };
        MemberDto: {
            /** @example ada@acme.example */
            email: string;
            /**
             * @description Of the person.
             * @example 01kahh5w2c5n8v0m3q7r9t1x4z
             */
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            joined_at: string;
            /** @example Ada Lovelace */
            name: string;
            /**
             * @example owner
             * @enum {string}
             */
            role: "owner" | "admin" | "viewer";
        };
        OperationCountsDto: {
            /** @example 1051 */
            attempts: number;
            /** @example 1039 */
            delivered: number;
            /** @example 3 */
            exhausted: number;
            /**
             * @description Attempts that did not deliver, by who was at fault
             * @example {
             *       "upstream": 4,
             *       "throttle": 5,
             *       "auth": 0,
             *       "client": 2,
             *       "unknown": 1
             *     }
             */
            failures: {
                auth?: number;
                client?: number;
                throttle?: number;
                unknown?: number;
                upstream?: number;
            };
            /** @description Of attempts, in milliseconds; null where there was none */
            latency_ms: components["schemas"]["LatencyDto"];
            /** @example 1042 */
            operations: number;
        };
        OperationDto: {
            /** @example null */
            app: string | null;
            /** @example 1 */
            attempts_count: number;
            /** @example send_sms */
            capability: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.090Z
             */
            completed_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            created_at: string;
            /**
             * @example sandbox
             * @enum {string}
             */
            environment: "sandbox" | "production";
            /** @example null */
            error: components["schemas"]["OperationErrorDto"] | null;
            /** @example 01jd3333333333333333333333 */
            id: string;
            /** @example order-1042 */
            idempotency_key: string | null;
            /**
             * @description Redacted
             * @example {
             *       "to": "+15005550006",
             *       "body": "[redacted]"
             *     }
             */
            input: Record<string, never>;
            /** @example 01jd1111111111111111111111 */
            integration_id: string | null;
            /** @example {} */
            metadata: Record<string, never>;
            /**
             * Format: date-time
             * @example null
             */
            next_retry_at: string | null;
            /** @example twilio */
            provider: string | null;
            /**
             * @example {
             *       "message_id": "SM0123456789abcdef0123456789abcdef",
             *       "status": "queued"
             *     }
             */
            result: Record<string, never> | null;
            /**
             * @example delivered
             * @enum {string}
             */
            status: "pending" | "in_progress" | "retrying" | "paused" | "awaiting_approval" | "delivered" | "exhausted" | "rejected" | "cancelled";
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.090Z
             */
            updated_at: string;
            /**
             * @description As the vendor last reported it
             * @example queued
             */
            vendor_status: string | null;
        };
        OperationErrorDto: {
            /**
             * @example vendor_error
             * @enum {string}
             */
            code: "vendor_error" | "vendor_timeout" | "outcome_unknown" | "no_active_provider" | "policy_denied" | "approval_rejected" | "approval_expired" | "internal_error";
            /** @example The 'To' number is not a valid phone number. */
            message: string;
            /**
             * @description The vendor's own code
             * @example 21211
             */
            provider_code?: string;
        };
        OperationStatisticsDto: {
            by_capability: components["schemas"]["CapabilityCountsDto"][];
            by_capability_and_connection: components["schemas"]["CapabilityConnectionCountsDto"][];
            /** @description Operations by the one they are at, attempts by their own */
            by_connection: components["schemas"]["ConnectionCountsDto"][];
            /**
             * @example {
             *       "pending": 0,
             *       "in_progress": 0,
             *       "retrying": 0,
             *       "paused": 0,
             *       "awaiting_approval": 0,
             *       "delivered": 1039,
             *       "exhausted": 3,
             *       "rejected": 0,
             *       "cancelled": 0
             *     }
             */
            by_status: {
                awaiting_approval?: number;
                cancelled?: number;
                delivered?: number;
                exhausted?: number;
                in_progress?: number;
                paused?: number;
                pending?: number;
                rejected?: number;
                retrying?: number;
            };
            /**
             * Format: date-time
             * @example 2026-11-20T09:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            to: string;
            total: components["schemas"]["OperationCountsDto"];
        };
        PageLinks: {
            /** @example /api/v1/integrations?page=1&per_page=25 */
            first: string;
            /** @example /api/v1/integrations?page=1&per_page=25 */
            last: string;
            /** @example null */
            next: string | null;
            /** @example null */
            prev: string | null;
        };
        PageMeta: {
            /** @example 1 */
            current_page: number;
            /** @example 1 */
            last_page: number;
            /** @example 25 */
            per_page: number;
            /** @example 1 */
            total: number;
        };
        PasswordResetDto: {
            /** @example ada@acme.example */
            email: string;
        };
        PersonDto: {
            /** @example ada@acme.example */
            email: string;
            /** @example 01kahh5w2c5n8v0m3q7r9t1x4z */
            id: string;
            /** @example Ada Lovelace */
            name: string;
        };
        PersonTenantDto: {
            /** @example 01kahh5w2c5n8v0m3q7r9t1x50 */
            id: string;
            /** @example Default */
            name: string;
            /**
             * @example owner
             * @enum {string}
             */
            role: "owner" | "admin" | "viewer";
            /** @example default */
            slug: string;
        };
        PolicyDefaultDto: {
            /**
             * @description What holds where no policy applies
             * @example allow
             * @enum {string}
             */
            effect: "allow" | "deny";
        };
        PolicyDto: {
            /** @example billing */
            app: string | null;
            /** @example 604800 */
            approval_expires_in: number | null;
            /** @example process_refund */
            capability: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            created_at: string;
            /**
             * @example require_approval
             * @enum {string}
             */
            effect: "allow" | "deny" | "require_approval";
            /** @example true */
            enabled: boolean;
            /**
             * @example production
             * @enum {string|null}
             */
            environment: "sandbox" | "production" | null;
            /** @example 01jd0000000000000000000000 */
            id: string;
            /** @example Refunds are looked at */
            name: string | null;
            /** @example null */
            provider: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            updated_at: string;
        };
        PolicyEvaluationDto: {
            /**
             * @description Only with require_approval
             * @example 604800
             */
            approval_expires_in: number | null;
            /** @example The policy "Refunds are looked at" requires an approval for this. */
            because: string;
            /** @description Every binding of the app in that environment */
            bindings: components["schemas"]["BindingFateDto"][];
            /**
             * @example policy
             * @enum {string}
             */
            decided_by: "policy" | "binding" | "capability" | "default";
            /**
             * @example require_approval
             * @enum {string}
             */
            effect: "allow" | "deny" | "require_approval";
            /**
             * @example production
             * @enum {string}
             */
            environment: "sandbox" | "production";
            /**
             * @description Of several, the most welcome one
             * @example 01jd1111111111111111111111
             */
            integration_id: string | null;
            /** @description Every enabled policy that applies, the strongest first */
            policies: components["schemas"]["MatchingPolicyDto"][];
            /** @example 01jd0000000000000000000000 */
            policy_id: string | null;
            /**
             * @description null: no provider was considered
             * @example stripe
             */
            provider: string | null;
        };
        PowerDto: {
            /** @example Sends one text message to one phone number. */
            description: string;
            /**
             * @description What is known of repeating it; null while the provider is planned.
             * @example opaque
             * @enum {string|null}
             */
            effect: "read" | "native_key" | "lookup" | "opaque" | null;
            /**
             * @description Name of the capability.
             * @example send_sms
             */
            name: string;
            /** @example Send an SMS */
            title: string;
        };
        ProfileDto: {
            /** @example Ada King */
            name?: string;
        };
        ProviderDto: {
            /**
             * @description null: the tenant gives it in config.
             * @example https://api.stripe.com
             */
            api_base_url: string | null;
            /**
             * @example [
             *       "api_key"
             *     ]
             */
            auth_types: ("api_key" | "basic" | "oauth2" | "service_account" | "custom")[];
            /**
             * @example available
             * @enum {string}
             */
            availability: "available" | "coming_soon" | "deprecated";
            /**
             * @example [
             *       "initiate_payment",
             *       "process_refund",
             *       "verify_payment"
             *     ]
             */
            capabilities: string[];
            /** @example payments */
            category: string;
            /**
             * @description JSON Schema of `config`.
             * @example {
             *       "type": "object",
             *       "properties": {},
             *       "additionalProperties": false
             *     }
             */
            config_schema: {
                [key: string]: unknown;
            };
            /**
             * @description Fields of `credentials` by name: type, label, sensitive, required and, where known, pattern and help.
             * @example {
             *       "secret_key": {
             *         "type": "string",
             *         "label": "Secret key",
             *         "sensitive": true,
             *         "required": true,
             *         "pattern": "^(sk|rk)_[A-Za-z0-9_]+$"
             *       }
             *     }
             */
            credential_schema: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            /** @example Card and other online payments, refunds and payment status through your Stripe account. */
            description: string;
            /** @example Stripe */
            display_name: string;
            /**
             * @example [
             *       "sandbox",
             *       "production"
             *     ]
             */
            environments: ("sandbox" | "production")[];
            /** @example true */
            featured: boolean;
            /**
             * @example payment
             * @enum {string}
             */
            group: "payment" | "crm" | "marketing" | "analytics" | "communication" | "storage" | "ai" | "other";
            /**
             * @description Whether this tenant has a connection to it.
             * @example false
             */
            is_configured: boolean;
            /**
             * @description Several connections per environment, told apart by label.
             * @example false
             */
            multiple: boolean;
            /** @example stripe */
            name: string;
            /** @example [] */
            oauth_scopes: string[];
            /** @example http://127.0.0.1:3000/api/v1/integrations/providers/stripe/logo.svg */
            provider_logo: string;
            /** @example https://stripe.com */
            provider_url: string | null;
            /**
             * @example [
             *       "A Stripe account"
             *     ]
             */
            requirements: string[];
            /** @example stripe */
            slug: string;
            /** @example [] */
            sync_streams: string[];
            /**
             * @description Day the facts were checked; null while it is planned.
             * @example 2026-11-21
             */
            validated_on: string | null;
            /**
             * @description Whether the hub takes webhooks of this provider.
             * @example false
             */
            webhook_support: boolean;
        };
        ProviderGuideDto: {
            /**
             * @description A page of the vendor's documentation; null: none is known, see `provider_url`.
             * @example https://docs.stripe.com/api/idempotent_requests
             */
            docs_url: string | null;
            /**
             * @description What the vendor is asked to permit; API keys carry their own.
             * @example []
             */
            permissions: string[];
            /** @description What the provider powers; planned capabilities have no words yet. */
            powers: components["schemas"]["PowerDto"][];
        };
        RateLimitBody: {
            /**
             * @description Requests to the vendor.
             * @example 50
             */
            max: number;
            /**
             * @description In so many seconds; or give window_ms.
             * @example 60
             */
            per_seconds?: number;
            /**
             * @description In any window of this length, not only in those of the clock.
             * @default false
             */
            sliding: boolean;
            window_ms?: number;
        };
        RateLimitView: {
            /** @example 100 */
            max: number;
            /**
             * @description In any window of this length, not only in those aligned to the clock.
             * @example false
             */
            sliding: boolean;
            /** @example 1 */
            window_seconds: number;
        };
        RateWindowView: {
            /** @example 60 */
            left: number;
            /**
             * @description Until some of what is used comes back.
             * @example 730
             */
            more_in_ms: number;
            /**
             * @description Taken by processes, in blocks, over all of them.
             * @example 40
             */
            used: number;
        };
        ReferencesView: {
            /**
             * @description Operations that wait for it or are under way there, by status; each count ends at 10,000.
             * @example {
             *       "pending": 3,
             *       "paused": 12,
             *       "in_progress": 1
             *     }
             */
            operations: {
                [key: string]: number;
            };
            /** @description Records that name the connection and stay when it goes. */
            references: components["schemas"]["ReferenceView"][];
        };
        ReferenceView: {
            /**
             * @example {
             *       "name": "SMS",
             *       "capability": "send_sms",
             *       "role": "first",
             *       "enabled": true,
             *       "fallback_integration_id": null
             *     }
             */
            details: {
                [key: string]: unknown;
            };
            /** @example 01jd7q2zv8k3m5n6p7q8r9s0t1 */
            id: string | null;
            /** @example routing rule "SMS" 01jd7q2zv8k3m5n6p7q8r9s0t1 for send_sms */
            text: string;
            /** @example routing_rule */
            type: string;
        };
        ReorderRulesDto: {
            /**
             * @description Rules in the order they are to be tried
             * @example [
             *       "01jd0000000000000000000000"
             *     ]
             */
            ids: string[];
        };
        ResetPasswordDto: {
            /**
             * @description 12 to 256 characters; 10 if it is not a common one.
             * @example a staple nobody knows
             */
            password: string;
        };
        RotateApiKeyDto: {
            /**
             * @description How long the old secret keeps working.
             * @default 0
             * @example 3600
             */
            overlap_seconds: number;
        };
        RoutingRuleDto: {
            /** @example send_sms */
            capability: string;
            conditions: components["schemas"]["ConditionDto"][];
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            created_at: string;
            /** @example true */
            enabled: boolean;
            /** @example null */
            fallback_integration_id: string | null;
            /** @example 01jd0000000000000000000000 */
            id: string;
            /** @example 01jd1111111111111111111111 */
            integration_id: string;
            /** @example false */
            is_default: boolean;
            /** @example SMS by Twilio */
            name: string | null;
            /** @example 100 */
            priority: number;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            updated_at: string;
        };
        RuleFateDto: {
            /**
             * @description Each beside what the request has there
             * @example []
             */
            conditions: components["schemas"]["ConditionFindingDto"][];
            /**
             * @description null: it has none
             * @example null
             */
            fallback: components["schemas"]["RuleIntegrationDto"] | null;
            /**
             * @example serves
             * @enum {string}
             */
            fate: "serves" | "fallback_serves" | "unavailable" | "denied" | "conditions_not_met" | "other_environment" | "not_reached";
            integration: components["schemas"]["RuleIntegrationDto"];
            /** @example SMS by Twilio */
            name: string | null;
            /** @example 01jd0000000000000000000000 */
            rule_id: string;
        };
        RuleIntegrationDto: {
            /**
             * @description pending: not verified yet; denied: policies or app bindings rule it out; absent: deleted, or the capability is off there
             * @example available
             * @enum {string}
             */
            availability: "available" | "breaker_open" | "error" | "pending" | "inactive" | "denied" | "absent";
            /** @example 01jd1111111111111111111111 */
            integration_id: string;
        };
        RunErrorDto: {
            /**
             * @description The operation's, or why there is none
             * @example vendor_error
             */
            code: string;
            /** @example Your card was declined. */
            message: string;
            /**
             * @description The vendor's own code
             * @example card_declined
             */
            provider_code?: string;
            /**
             * @description Key of the step it failed at
             * @example charge
             */
            step: string;
        };
        SessionDto: {
            /**
             * @description Sent with every write of this session, in the header X-CSRF-Token.
             * @example k3JcX0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY
             */
            csrf_token: string;
            person: components["schemas"]["PersonDto"];
            tenants: components["schemas"]["PersonTenantDto"][];
        };
        SessionListItemDto: {
            /**
             * @description Where it signed in from.
             * @example 203.0.113.9
             */
            address: string;
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            created_at: string;
            /**
             * @description The one that asks.
             * @example true
             */
            current: boolean;
            /**
             * Format: date-time
             * @example 2026-12-21T12:00:00.000Z
             */
            expires_at: string;
            /** @example 01kahh5w2c5n8v0m3q7r9t1x51 */
            id: string;
            /**
             * Format: date-time
             * @description Within a minute.
             * @example 2026-11-21T12:30:00.000Z
             */
            last_seen_at: string;
            /** @example Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 */
            user_agent: string;
        };
        SetupDto: {
            /** @example ada@acme.example */
            email: string;
            /** @example Ada Lovelace */
            name: string;
            /**
             * @description 12 to 256 characters; 10 if it is not a common password.
             * @example correct horse battery
             */
            password: string;
            /**
             * @description Of the link the hub printed when it started.
             * @example Zx3nQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY
             */
            token: string;
        };
        SetupStateDto: {
            /** @example false */
            needed: boolean;
        };
        SignedOutDto: {
            /** @example 3 */
            sessions_ended: number;
        };
        StepErrorDto: {
            /**
             * @description The operation's, or why there is none
             * @example vendor_error
             */
            code: string;
            /** @example Your card was declined. */
            message: string;
            /**
             * @description The vendor's own code
             * @example card_declined
             */
            provider_code?: string;
        };
        TenantDto: {
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            created_at: string;
            /** @example 01kahh5w2c5n8v0m3q7r9t1x4z */
            id: string;
            /**
             * @description Operations at vendors at once.
             * @example null
             */
            max_concurrent_operations: number | null;
            /** @example Acme Ltd */
            name: string;
            /** @example owner@acme.example */
            owner_email: string | null;
            /**
             * @example [
             *       "env://PATCHBAY_SECRET_ACME_"
             *     ]
             */
            secret_prefixes: string[];
            /** @example acme */
            slug: string;
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            updated_at: string;
        };
        TenantKeyDto: {
            /**
             * @description Keys of connections it closes.
             * @example 4
             */
            connection_keys: number;
            /**
             * Format: date-time
             * @example 2026-11-21T12:00:00.000Z
             */
            created_at: string;
            /**
             * @description Whether that is the current master key.
             * @example true
             */
            current_master_key: boolean;
            /**
             * @description Which master key closes this one.
             * @example local
             */
            master_key_id: string;
            /**
             * @description data closes the keys of connections, fingerprint recognises request bodies, payload seals the inputs of workflow runs.
             * @example data
             * @enum {string}
             */
            purpose: "data" | "fingerprint" | "payload";
            /**
             * @example in_use
             * @enum {string}
             */
            state: "in_use" | "retired" | "shredded";
            /**
             * @description Set aside by a rotation because no key opens it.
             * @example false
             */
            unreadable: boolean;
            /** @example 1 */
            version: number;
        };
        UpdateAppBindingDto: {
            /** @example billing */
            app?: string;
            /**
             * @description What the app may use it for; null: everything it has enabled
             * @example null
             */
            capabilities?: string[] | null;
            /**
             * @description That of the integration
             * @default production
             * @enum {string}
             */
            environment: "sandbox" | "production";
            /** @example 01jd1111111111111111111111 */
            integration_id?: string;
            /** @example Billing takes payments */
            name?: string | null;
            /**
             * @description The integration must have them enabled, now and at each call
             * @default []
             * @example []
             */
            required_capabilities: string[];
            /**
             * @description The provider's category; null: any
             * @example null
             */
            required_category?: string | null;
            /**
             * @description What the app calls it; one binding per app, environment and slot
             * @example payments
             */
            slot?: string;
            /**
             * @description Names of workflow runs the app may start
             * @default []
             * @example [
             *       "settle-invoice"
             *     ]
             */
            workflows: string[];
        };
        UpdatePolicyDto: {
            /**
             * @description null: any, and none
             * @example billing
             */
            app?: string | null;
            /**
             * @description Seconds an approval may wait for its decision; only with require_approval
             * @default 604800
             */
            approval_expires_in: number | null;
            /**
             * @description null: any
             * @example process_refund
             */
            capability?: string | null;
            /**
             * @example require_approval
             * @enum {string}
             */
            effect?: "allow" | "deny" | "require_approval";
            /** @default true */
            enabled: boolean;
            /**
             * @description null: any
             * @example production
             * @enum {string|null}
             */
            environment?: "sandbox" | "production" | null;
            /** @example Refunds are looked at */
            name?: string | null;
            /**
             * @description null: any
             * @example null
             */
            provider?: string | null;
        };
        UpdateRoutingRuleDto: {
            /** @example send_sms */
            capability?: string;
            /** @description All must hold */
            conditions?: components["schemas"]["ConditionDto"][];
            /** @default true */
            enabled: boolean;
            /**
             * @description In the same environment
             * @example null
             */
            fallback_integration_id?: string | null;
            /** @example 01jd1111111111111111111111 */
            integration_id?: string;
            /**
             * @description Considered after all others; one per capability and environment
             * @default false
             */
            is_default: boolean;
            /** @example SMS by Twilio */
            name?: string | null;
            /**
             * @description Lower goes first
             * @default 100
             */
            priority: number;
        };
        UpdateTenantDto: {
            /**
             * @description How many operations may be at vendors at once; null, the default: no limit. Others wait their turn.
             * @example 50
             */
            max_concurrent_operations?: number | null;
            /** @example Acme Ltd */
            name?: string;
            /** @example owner@acme.example */
            owner_email?: string | null;
            /**
             * @description Beginnings of the secret references this tenant may use as credentials; none by default.
             * @example [
             *       "env://PATCHBAY_SECRET_ACME_"
             *     ]
             */
            secret_prefixes?: string[];
            /** @example acme */
            slug?: string;
        };
        VaultKeysDto: {
            /** @example 4 */
            connection_keys: number;
            /**
             * @description Connections that have a key.
             * @example 3
             */
            connections: number;
            /** @example 5 */
            credentials: number;
            /**
             * @description Credentials that are references to secrets kept elsewhere.
             * @example 1
             */
            references: number;
            tenant_keys: components["schemas"]["TenantKeyDto"][];
            /**
             * @description Keys of connections and credentials that no key opens.
             * @example 0
             */
            unreadable: number;
        };
        VendorCallView: {
            /** @example send_sms */
            capability: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            created_at: string;
            /** @example null */
            error: string | null;
            /** @example null */
            failure_class: string | null;
            /** @example 01jd7q2zv8k3m5n6p7q8r9s0t1 */
            id: string;
            /** @example 84 */
            latency_ms: number;
            /** @example POST */
            method: string;
            /** @example 01jd7q2zv8k3m5n6p7q8r9s0t1 */
            operation_id: string | null;
            /**
             * @example succeeded
             * @enum {string}
             */
            outcome: "succeeded" | "not_sent" | "refused" | "unknown";
            /** @example twilio */
            provider: string;
            /**
             * @description operation, verification or probe.
             * @example operation
             */
            purpose: string;
            /** @description Headers and body, redacted. */
            request: {
                [key: string]: unknown;
            };
            /** @description Null: no answer came. */
            response: {
                [key: string]: unknown;
            } | null;
            /** @example 201 */
            status: number | null;
            /** @example 1 */
            try: number;
            /** @example https://api.twilio.com/2010-04-01/Accounts/AC0…/Messages.json */
            url: string;
            /** @example RQ0123456789abcdef */
            vendor_request_id: string | null;
        };
        VerificationStepView: {
            /** @example All required credentials are set. */
            message: string;
            /** @enum {string} */
            name: "credentials_complete" | "reach_vendor" | "authenticate" | "permissions";
            /** @example true */
            ok: boolean;
        };
        VerificationView: {
            /** @example My Twilio account */
            account: string | null;
            health: components["schemas"]["HealthView"];
            /** @example true */
            ok: boolean;
            /**
             * @example active
             * @enum {string}
             */
            status: "pending_verify" | "active" | "inactive" | "error";
            steps: components["schemas"]["VerificationStepView"][];
        };
        WholeWorkflowRunDto: {
            /** @example null */
            app: string | null;
            /**
             * Format: date-time
             * @example null
             */
            completed_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            created_at: string;
            /**
             * @example sandbox
             * @enum {string}
             */
            environment: "sandbox" | "production";
            /** @example null */
            error: components["schemas"]["RunErrorDto"] | null;
            /** @example 01jd5555555555555555555555 */
            id: string;
            /** @example {} */
            metadata: Record<string, never>;
            /** @example sell a ticket */
            name: string;
            /** @example 0 */
            retries: number;
            /**
             * @example running
             * @enum {string}
             */
            status: "running" | "paused" | "awaiting_approval" | "succeeded" | "failed" | "cancelled";
            /** @description In order */
            steps: components["schemas"]["WorkflowStepDto"][];
            /** @example 2 */
            steps_count: number;
            /** @example 1 */
            steps_succeeded: number;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.320Z
             */
            updated_at: string;
        };
        WorkflowRunDto: {
            /** @example null */
            app: string | null;
            /**
             * Format: date-time
             * @example null
             */
            completed_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.000Z
             */
            created_at: string;
            /**
             * @example sandbox
             * @enum {string}
             */
            environment: "sandbox" | "production";
            /** @example null */
            error: components["schemas"]["RunErrorDto"] | null;
            /** @example 01jd5555555555555555555555 */
            id: string;
            /** @example {} */
            metadata: Record<string, never>;
            /** @example sell a ticket */
            name: string;
            /** @example 0 */
            retries: number;
            /**
             * @example running
             * @enum {string}
             */
            status: "running" | "paused" | "awaiting_approval" | "succeeded" | "failed" | "cancelled";
            /** @example 2 */
            steps_count: number;
            /** @example 1 */
            steps_succeeded: number;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.320Z
             */
            updated_at: string;
        };
        WorkflowStepDto: {
            /** @example initiate_payment */
            capability: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.320Z
             */
            completed_at: string | null;
            /**
             * @description Of tries before a retry of the run
             * @example []
             */
            earlier_operation_ids: string[];
            /** @example null */
            error: components["schemas"]["StepErrorDto"] | null;
            /**
             * @description As it was given, redacted; the operation shows it with its references filled in
             * @example {
             *       "amount": 1999,
             *       "currency": "eur"
             *     }
             */
            input: Record<string, never>;
            /**
             * @description The pinned one
             * @example null
             */
            integration_id: string | null;
            /** @example charge */
            key: string;
            /** @example 01jd3333333333333333333333 */
            operation_id: string | null;
            /**
             * @description Redacted
             * @example {
             *       "payment_id": "pi_1",
             *       "status": "succeeded"
             *     }
             */
            result: Record<string, never> | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:00:00.010Z
             */
            started_at: string | null;
            /**
             * @example succeeded
             * @enum {string}
             */
            status: "pending" | "running" | "paused" | "awaiting_approval" | "succeeded" | "failed" | "cancelled";
        };
    };
    responses: never;
    parameters: {
        /**
         * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
         * @example order-4711-reminder
         */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    alertsList: {
        parameters: {
            query?: {
                acknowledged?: boolean;
                /** @description Whether the incident is over. */
                healed?: boolean;
                integration_id?: string;
                kind?: "connection.failed" | "connection.healed";
                page?: number;
                per_page?: number;
                severity?: "critical" | "info";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *           "kind": "connection.failed",
                     *           "severity": "critical",
                     *           "integration_id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *           "incident": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *           "title": "twilio needs your attention",
                     *           "message": "Authenticate. Its work is paused until the credentials are corrected and verified.",
                     *           "heals": null,
                     *           "healed_at": null,
                     *           "acknowledged_at": null,
                     *           "acknowledged_by": null,
                     *           "created_at": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "current_page": 1,
                     *         "per_page": 25,
                     *         "total": 1,
                     *         "last_page": 1,
                     *         "unacknowledged": 3
                     *       },
                     *       "links": {
                     *         "first": "/api/v1/integrations?page=1&per_page=25",
                     *         "last": "/api/v1/integrations?page=1&per_page=25",
                     *         "prev": null,
                     *         "next": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AlertView"][];
                        links: components["schemas"]["PageLinks"];
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["PageMeta"] & {
                            /**
                             * @description All that nobody has acknowledged, on any page.
                             * @example 3
                             */
                            unacknowledged: number;
                        };
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    alertsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "kind": "connection.failed",
                     *         "severity": "critical",
                     *         "integration_id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "incident": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "title": "twilio needs your attention",
                     *         "message": "Authenticate. Its work is paused until the credentials are corrected and verified.",
                     *         "heals": null,
                     *         "healed_at": null,
                     *         "acknowledged_at": null,
                     *         "acknowledged_by": null,
                     *         "created_at": "2026-11-21T09:30:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AlertView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    alertsAcknowledge: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "kind": "connection.failed",
                     *         "severity": "critical",
                     *         "integration_id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "incident": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "title": "twilio needs your attention",
                     *         "message": "Authenticate. Its work is paused until the credentials are corrected and verified.",
                     *         "heals": null,
                     *         "healed_at": null,
                     *         "acknowledged_at": null,
                     *         "acknowledged_by": null,
                     *         "created_at": "2026-11-21T09:30:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AlertView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    apiKeysList: {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                /** @description `revoked` and `all` say whose key it was that a log names. */
                state?: "active" | "revoked" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "name": "Order service",
                     *           "hint": "pb_…YrWM",
                     *           "scopes": [
                     *             "operations:read",
                     *             "operations:write"
                     *           ],
                     *           "app": "orders",
                     *           "expires_at": "2027-11-21T00:00:00.000Z",
                     *           "last_used_at": null,
                     *           "created_by": "api_key:01kahh5w2c5n8v0m3q7r9t1x4y",
                     *           "rotated_from": null,
                     *           "created_at": "2026-11-21T12:00:00.000Z",
                     *           "revoked_at": null
                     *         }
                     *       ],
                     *       "meta": {
                     *         "current_page": 1,
                     *         "per_page": 25,
                     *         "total": 1,
                     *         "last_page": 1
                     *       },
                     *       "links": {
                     *         "first": "/api/v1/integrations?page=1&per_page=25",
                     *         "last": "/api/v1/integrations?page=1&per_page=25",
                     *         "prev": null,
                     *         "next": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ApiKeyDto"][];
                        links: components["schemas"]["PageLinks"];
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["PageMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    apiKeysCreate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Order service",
                 *       "scopes": [
                 *         "operations:read",
                 *         "operations:write"
                 *       ],
                 *       "app": "orders",
                 *       "expires_at": "2027-11-21T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiKeyDto"];
            };
        };
        responses: {
            /** @description Made. The secret is shown only now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "name": "Order service",
                     *         "hint": "pb_…YrWM",
                     *         "scopes": [
                     *           "operations:read",
                     *           "operations:write"
                     *         ],
                     *         "app": "orders",
                     *         "expires_at": "2027-11-21T00:00:00.000Z",
                     *         "last_used_at": null,
                     *         "created_by": "api_key:01kahh5w2c5n8v0m3q7r9t1x4y",
                     *         "rotated_from": null,
                     *         "created_at": "2026-11-21T12:00:00.000Z",
                     *         "revoked_at": null,
                     *         "api_key": "pb_7sQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrYWM"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["IssuedApiKeyDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    apiKeysGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "name": "Order service",
                     *         "hint": "pb_…YrWM",
                     *         "scopes": [
                     *           "operations:read",
                     *           "operations:write"
                     *         ],
                     *         "app": "orders",
                     *         "expires_at": "2027-11-21T00:00:00.000Z",
                     *         "last_used_at": null,
                     *         "created_by": "api_key:01kahh5w2c5n8v0m3q7r9t1x4y",
                     *         "rotated_from": null,
                     *         "created_at": "2026-11-21T12:00:00.000Z",
                     *         "revoked_at": null
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ApiKeyDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    apiKeysRevoke: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "name": "Order service",
                     *         "hint": "pb_…YrWM",
                     *         "scopes": [
                     *           "operations:read",
                     *           "operations:write"
                     *         ],
                     *         "app": "orders",
                     *         "expires_at": "2027-11-21T00:00:00.000Z",
                     *         "last_used_at": null,
                     *         "created_by": "api_key:01kahh5w2c5n8v0m3q7r9t1x4y",
                     *         "rotated_from": null,
                     *         "created_at": "2026-11-21T12:00:00.000Z",
                     *         "revoked_at": null
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ApiKeyDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    apiKeysRotate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlap_seconds": 3600
                 *     }
                 */
                "application/json": components["schemas"]["RotateApiKeyDto"];
            };
        };
        responses: {
            /** @description Rotated. The new secret is shown only now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "name": "Order service",
                     *         "hint": "pb_…YrWM",
                     *         "scopes": [
                     *           "operations:read",
                     *           "operations:write"
                     *         ],
                     *         "app": "orders",
                     *         "expires_at": "2027-11-21T00:00:00.000Z",
                     *         "last_used_at": null,
                     *         "created_by": "api_key:01kahh5w2c5n8v0m3q7r9t1x4y",
                     *         "rotated_from": null,
                     *         "created_at": "2026-11-21T12:00:00.000Z",
                     *         "revoked_at": null,
                     *         "api_key": "pb_7sQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrYWM"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["IssuedApiKeyDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict`: The state of things does not allow it. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    appBindingsList: {
        parameters: {
            query?: {
                app?: string;
                environment?: "sandbox" | "production";
                integration_id?: string;
                page?: number;
                per_page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01jd0000000000000000000000",
                     *           "name": "Billing takes payments",
                     *           "app": "billing",
                     *           "environment": "production",
                     *           "slot": "payments",
                     *           "integration_id": "01jd1111111111111111111111",
                     *           "required_category": null,
                     *           "required_capabilities": [],
                     *           "capabilities": null,
                     *           "workflows": [
                     *             "settle-invoice"
                     *           ],
                     *           "created_at": "2026-11-21T09:00:00.000Z",
                     *           "updated_at": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "current_page": 1,
                     *         "per_page": 25,
                     *         "total": 1,
                     *         "last_page": 1
                     *       },
                     *       "links": {
                     *         "first": "/api/v1/integrations?page=1&per_page=25",
                     *         "last": "/api/v1/integrations?page=1&per_page=25",
                     *         "prev": null,
                     *         "next": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AppBindingDto"][];
                        links: components["schemas"]["PageLinks"];
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["PageMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    appBindingsCreate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "app": "billing",
                 *       "environment": "production",
                 *       "slot": "payments",
                 *       "integration_id": "01jd1111111111111111111111",
                 *       "required_category": null,
                 *       "required_capabilities": [],
                 *       "capabilities": null,
                 *       "workflows": [
                 *         "settle-invoice"
                 *       ],
                 *       "name": "Billing takes payments"
                 *     }
                 */
                "application/json": components["schemas"]["CreateAppBindingDto"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd0000000000000000000000",
                     *         "name": "Billing takes payments",
                     *         "app": "billing",
                     *         "environment": "production",
                     *         "slot": "payments",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "required_category": null,
                     *         "required_capabilities": [],
                     *         "capabilities": null,
                     *         "workflows": [
                     *           "settle-invoice"
                     *         ],
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AppBindingDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    appBindingsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd0000000000000000000000",
                     *         "name": "Billing takes payments",
                     *         "app": "billing",
                     *         "environment": "production",
                     *         "slot": "payments",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "required_category": null,
                     *         "required_capabilities": [],
                     *         "capabilities": null,
                     *         "workflows": [
                     *           "settle-invoice"
                     *         ],
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AppBindingDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    appBindingsRemove: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": null,
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: null;
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    appBindingsUpdate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "app": "billing",
                 *       "environment": "production",
                 *       "slot": "payments",
                 *       "integration_id": "01jd1111111111111111111111",
                 *       "required_category": null,
                 *       "required_capabilities": [],
                 *       "capabilities": null,
                 *       "workflows": [
                 *         "settle-invoice"
                 *       ],
                 *       "name": "Billing takes payments"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateAppBindingDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd0000000000000000000000",
                     *         "name": "Billing takes payments",
                     *         "app": "billing",
                     *         "environment": "production",
                     *         "slot": "payments",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "required_category": null,
                     *         "required_capabilities": [],
                     *         "capabilities": null,
                     *         "workflows": [
                     *           "settle-invoice"
                     *         ],
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AppBindingDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    approvalsList: {
        parameters: {
            query?: {
                app?: string;
                capability?: string;
                /** @description Whether it ended, in whatever way */
                decided?: boolean;
                environment?: "sandbox" | "production";
                operation_id?: string;
                page?: number;
                per_page?: number;
                provider?: string;
                status?: "pending" | "approved" | "rejected" | "expired" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01jd7777777777777777777777",
                     *           "operation_id": "01jd3333333333333333333333",
                     *           "capability": "send_sms",
                     *           "app": "billing",
                     *           "provider": "twilio",
                     *           "integration_id": "01jd1111111111111111111111",
                     *           "environment": "production",
                     *           "requested_by": "api_key:01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "input": {
                     *             "to": "+15005550006",
                     *             "body": "[redacted]"
                     *           },
                     *           "policy_id": "01jd8888888888888888888888",
                     *           "because": "The policy \"Texts of billing\" requires approval.",
                     *           "status": "pending",
                     *           "expires_at": "2026-11-24T09:00:00.000Z",
                     *           "decided_by": null,
                     *           "decided_at": null,
                     *           "note": null,
                     *           "created_at": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "current_page": 1,
                     *         "per_page": 25,
                     *         "total": 1,
                     *         "last_page": 1
                     *       },
                     *       "links": {
                     *         "first": "/api/v1/integrations?page=1&per_page=25",
                     *         "last": "/api/v1/integrations?page=1&per_page=25",
                     *         "prev": null,
                     *         "next": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ApprovalDto"][];
                        links: components["schemas"]["PageLinks"];
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["PageMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    approvalsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd7777777777777777777777",
                     *         "operation_id": "01jd3333333333333333333333",
                     *         "capability": "send_sms",
                     *         "app": "billing",
                     *         "provider": "twilio",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "environment": "production",
                     *         "requested_by": "api_key:01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "input": {
                     *           "to": "+15005550006",
                     *           "body": "[redacted]"
                     *         },
                     *         "policy_id": "01jd8888888888888888888888",
                     *         "because": "The policy \"Texts of billing\" requires approval.",
                     *         "status": "pending",
                     *         "expires_at": "2026-11-24T09:00:00.000Z",
                     *         "decided_by": null,
                     *         "decided_at": null,
                     *         "note": null,
                     *         "created_at": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ApprovalDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    approvalsApprove: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Agreed with the press team."
                 *     }
                 */
                "application/json": components["schemas"]["DecideApprovalDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd7777777777777777777777",
                     *         "operation_id": "01jd3333333333333333333333",
                     *         "capability": "send_sms",
                     *         "app": "billing",
                     *         "provider": "twilio",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "environment": "production",
                     *         "requested_by": "api_key:01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "input": {
                     *           "to": "+15005550006",
                     *           "body": "[redacted]"
                     *         },
                     *         "policy_id": "01jd8888888888888888888888",
                     *         "because": "The policy \"Texts of billing\" requires approval.",
                     *         "status": "pending",
                     *         "expires_at": "2026-11-24T09:00:00.000Z",
                     *         "decided_by": null,
                     *         "decided_at": null,
                     *         "note": null,
                     *         "created_at": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ApprovalDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `illegal_transition`: The status does not lead there. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    approvalsReject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Agreed with the press team."
                 *     }
                 */
                "application/json": components["schemas"]["DecideApprovalDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd7777777777777777777777",
                     *         "operation_id": "01jd3333333333333333333333",
                     *         "capability": "send_sms",
                     *         "app": "billing",
                     *         "provider": "twilio",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "environment": "production",
                     *         "requested_by": "api_key:01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "input": {
                     *           "to": "+15005550006",
                     *           "body": "[redacted]"
                     *         },
                     *         "policy_id": "01jd8888888888888888888888",
                     *         "because": "The policy \"Texts of billing\" requires approval.",
                     *         "status": "pending",
                     *         "expires_at": "2026-11-24T09:00:00.000Z",
                     *         "decided_by": null,
                     *         "decided_at": null,
                     *         "note": null,
                     *         "created_at": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ApprovalDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `illegal_transition`: The status does not lead there. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    auditLogList: {
        parameters: {
            query?: {
                action?: string;
                /** @description Of the key or person. */
                actor_id?: string;
                /** @description Kind of actor: api_key, person or system. */
                actor_kind?: string;
                /** @description `meta.next_cursor` of the page before. */
                cursor?: string;
                /** @description From this time on. */
                from?: string;
                per_page?: number;
                subject_id?: string;
                subject_type?: string;
                /** @description Before this time. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "actor": {
                     *             "kind": "api_key",
                     *             "id": "01kahh5w2c5n8v0m3q7r9t1x4y",
                     *             "app": null
                     *           },
                     *           "action": "api_key.created",
                     *           "subject_type": "api_key",
                     *           "subject_id": "01kahh5w2c5n8v0m3q7r9t1x50",
                     *           "request_id": "01kahh5w2c5n8v0m3q7r9t1x51",
                     *           "details": {
                     *             "name": "Order service"
                     *           },
                     *           "created_at": "2026-11-21T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "per_page": 25,
                     *         "next_cursor": null
                     *       },
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AuditEntryDto"][];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["CursorMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    auditLogExport: {
        parameters: {
            query?: {
                action?: string;
                /** @description Of the key or person. */
                actor_id?: string;
                /** @description Kind of actor: api_key, person or system. */
                actor_kind?: string;
                /** @description From this time on. */
                from?: string;
                subject_id?: string;
                subject_type?: string;
                /** @description Before this time. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {"id":"01kahh5w2c5n8v0m3q7r9t1x4z","action":"api_key.created","subject_type":"api_key"} */
                    "application/x-ndjson": string;
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests; see Retry-After. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unavailable`: The process is starting or stopping, or its database is out of reach. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    auditLogKinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "actions": [
                     *           "api_key.created",
                     *           "api_key.revoked",
                     *           "integration.created"
                     *         ],
                     *         "subject_types": [
                     *           "api_key",
                     *           "integration"
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AuditKindsDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    auditLogVerify: {
        parameters: {
            query?: {
                /** @description `head.hash` of an earlier check, kept outside: it must still be part of the chain. */
                head?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "intact": true,
                     *         "seals": 42,
                     *         "entries_verified": 1203,
                     *         "entries_expired": 0,
                     *         "entries_waiting": 2,
                     *         "head": {
                     *           "seal": 42,
                     *           "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "sealed_at": "2026-11-21T12:00:00.000Z"
                     *         },
                     *         "breaks": []
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AuditVerificationDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    signInShowInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "tenant": {
                     *           "slug": "default",
                     *           "name": "Default"
                     *         },
                     *         "email": "grace@acme.example",
                     *         "role": "admin",
                     *         "has_account": false,
                     *         "expires_at": "2026-11-28T12:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["InvitationOfferDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    signInAcceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Grace Hopper",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["AcceptInvitationDto"];
            };
        };
        responses: {
            /** @description Signed in: the answer sets the session cookie. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "person": {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "email": "ada@acme.example",
                     *           "name": "Ada Lovelace"
                     *         },
                     *         "csrf_token": "k3JcX0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY",
                     *         "tenants": [
                     *           {
                     *             "id": "01kahh5w2c5n8v0m3q7r9t1x50",
                     *             "slug": "default",
                     *             "name": "Default",
                     *             "role": "owner"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SessionDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict`: The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests; see Retry-After. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    signInLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@acme.example",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["LoginDto"];
            };
        };
        responses: {
            /** @description Signed in: the answer sets the session cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "person": {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "email": "ada@acme.example",
                     *           "name": "Ada Lovelace"
                     *         },
                     *         "csrf_token": "k3JcX0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY",
                     *         "tenants": [
                     *           {
                     *             "id": "01kahh5w2c5n8v0m3q7r9t1x50",
                     *             "slug": "default",
                     *             "name": "Default",
                     *             "role": "owner"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SessionDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests; see Retry-After. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    accountLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": null,
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: null;
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    accountChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "correct horse battery",
                 *       "new_password": "a staple nobody knows"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePasswordDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "person": {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "email": "ada@acme.example",
                     *           "name": "Ada Lovelace"
                     *         },
                     *         "csrf_token": "k3JcX0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY",
                     *         "tenants": [
                     *           {
                     *             "id": "01kahh5w2c5n8v0m3q7r9t1x50",
                     *             "slug": "default",
                     *             "name": "Default",
                     *             "role": "owner"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SessionDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict`: The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests; see Retry-After. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    passwordResetsShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "email": "ada@acme.example"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["PasswordResetDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    passwordResetsComplete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "a staple nobody knows"
                 *     }
                 */
                "application/json": components["schemas"]["ResetPasswordDto"];
            };
        };
        responses: {
            /** @description Signed in: the answer sets the session cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "person": {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "email": "ada@acme.example",
                     *           "name": "Ada Lovelace"
                     *         },
                     *         "csrf_token": "k3JcX0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY",
                     *         "tenants": [
                     *           {
                     *             "id": "01kahh5w2c5n8v0m3q7r9t1x50",
                     *             "slug": "default",
                     *             "name": "Default",
                     *             "role": "owner"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SessionDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests; see Retry-After. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    accountUpdateProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada King"
                 *     }
                 */
                "application/json": components["schemas"]["ProfileDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "person": {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "email": "ada@acme.example",
                     *           "name": "Ada Lovelace"
                     *         },
                     *         "csrf_token": "k3JcX0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY",
                     *         "tenants": [
                     *           {
                     *             "id": "01kahh5w2c5n8v0m3q7r9t1x50",
                     *             "slug": "default",
                     *             "name": "Default",
                     *             "role": "owner"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SessionDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    accountShow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "person": {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "email": "ada@acme.example",
                     *           "name": "Ada Lovelace"
                     *         },
                     *         "csrf_token": "k3JcX0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY",
                     *         "tenants": [
                     *           {
                     *             "id": "01kahh5w2c5n8v0m3q7r9t1x50",
                     *             "slug": "default",
                     *             "name": "Default",
                     *             "role": "owner"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SessionDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    accountList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x51",
                     *           "current": true,
                     *           "address": "203.0.113.9",
                     *           "user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                     *           "created_at": "2026-11-21T12:00:00.000Z",
                     *           "last_seen_at": "2026-11-21T12:30:00.000Z",
                     *           "expires_at": "2026-12-21T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SessionListItemDto"][];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    accountEnd: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x51",
                     *         "current": true,
                     *         "address": "203.0.113.9",
                     *         "user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                     *         "created_at": "2026-11-21T12:00:00.000Z",
                     *         "last_seen_at": "2026-11-21T12:30:00.000Z",
                     *         "expires_at": "2026-12-21T12:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SessionListItemDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    accountRevokeAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "sessions_ended": 3
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SignedOutDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    signInSetupState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "needed": false
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SetupStateDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    signInCompleteSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "Zx3nQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY",
                 *       "email": "ada@acme.example",
                 *       "name": "Ada Lovelace",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["SetupDto"];
            };
        };
        responses: {
            /** @description Signed in: the answer sets the session cookie. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "person": {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "email": "ada@acme.example",
                     *           "name": "Ada Lovelace"
                     *         },
                     *         "csrf_token": "k3JcX0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY",
                     *         "tenants": [
                     *           {
                     *             "id": "01kahh5w2c5n8v0m3q7r9t1x50",
                     *             "slug": "default",
                     *             "name": "Default",
                     *             "role": "owner"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SessionDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict`: The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests; see Retry-After. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    capabilitiesList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "name": "send_sms",
                     *           "title": "Send an SMS",
                     *           "description": "Sends one text message to one phone number.",
                     *           "version": 1,
                     *           "input": {
                     *             "type": "object",
                     *             "properties": {
                     *               "to": {
                     *                 "type": "string"
                     *               }
                     *             }
                     *           },
                     *           "output": {
                     *             "type": "object",
                     *             "properties": {
                     *               "message_id": {
                     *                 "type": "string"
                     *               }
                     *             }
                     *           },
                     *           "effect": {
                     *             "twilio": "opaque"
                     *           },
                     *           "requires_approval": false,
                     *           "providers": [
                     *             "twilio",
                     *             "plivo"
                     *           ]
                     *         }
                     *       ],
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["CapabilityDto"][];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    hubRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "version": "0.1.0",
                     *         "public_url": "http://127.0.0.1:3000",
                     *         "production": false,
                     *         "sandbox_url": "http://127.0.0.1:3100/",
                     *         "mail_configured": true,
                     *         "oauth_apps": [
                     *           "github"
                     *         ],
                     *         "secret_env_prefixes": [
                     *           "PATCHBAY_SECRET_"
                     *         ],
                     *         "retention_days": {
                     *           "operations": 90,
                     *           "vendor_calls": 14,
                     *           "health_history": 30,
                     *           "audit_log": 365
                     *         }
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["HubDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionsList: {
        parameters: {
            query?: {
                capability?: string;
                /** @description A category or a group of the catalog. */
                category?: string;
                environment?: "sandbox" | "production";
                health?: "connected" | "warning" | "error" | "not_connected";
                page?: number;
                per_page?: number;
                provider?: string;
                status?: "pending_verify" | "active" | "inactive" | "error";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *           "provider": "twilio",
                     *           "display_name": "Twilio",
                     *           "category": "sms",
                     *           "label": null,
                     *           "environment": "sandbox",
                     *           "auth_type": "basic",
                     *           "status": "active",
                     *           "health": {
                     *             "state": "connected",
                     *             "reason": null,
                     *             "code": null,
                     *             "since": "2026-11-21T09:30:00.000Z",
                     *             "checked_at": "2026-11-21T09:30:00.000Z",
                     *             "latency_ms": 84
                     *           },
                     *           "enabled_capabilities": [
                     *             "send_sms"
                     *           ],
                     *           "credentials": {
                     *             "account_sid": "AC00000000000000000000000000000000",
                     *             "auth_token": null,
                     *             "from_number": "+15005550006"
                     *           },
                     *           "credential_references": {
                     *             "auth_token": "env://PATCHBAY_SECRET_TWILIO"
                     *           },
                     *           "config": {},
                     *           "metadata": {
                     *             "team": "support"
                     *           },
                     *           "webhook_url": "http://127.0.0.1:3000/webhooks/twilio/4uQm…",
                     *           "verified_at": "2026-11-21T09:30:00.000Z",
                     *           "created_at": "2026-11-21T09:29:58.000Z",
                     *           "updated_at": "2026-11-21T09:29:58.000Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "current_page": 1,
                     *         "per_page": 25,
                     *         "total": 1,
                     *         "last_page": 1
                     *       },
                     *       "links": {
                     *         "first": "/api/v1/integrations?page=1&per_page=25",
                     *         "last": "/api/v1/integrations?page=1&per_page=25",
                     *         "prev": null,
                     *         "next": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ConnectionView"][];
                        links: components["schemas"]["PageLinks"];
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["PageMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionsCreate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "provider": "twilio",
                 *       "credentials": {
                 *         "account_sid": "AC00000000000000000000000000000000",
                 *         "auth_token": "env://PATCHBAY_SECRET_TWILIO",
                 *         "from_number": "+15005550006"
                 *       },
                 *       "enabled_capabilities": [
                 *         "send_sms"
                 *       ],
                 *       "environment": "sandbox",
                 *       "auth_type": "basic",
                 *       "config": {},
                 *       "metadata": {
                 *         "team": "support"
                 *       },
                 *       "label": "Support line",
                 *       "sync": true
                 *     }
                 */
                "application/json": components["schemas"]["CreateConnectionBody"];
            };
        };
        responses: {
            /** @description Made; `status` is `pending_verify` until the vendor was asked. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "provider": "twilio",
                     *         "display_name": "Twilio",
                     *         "category": "sms",
                     *         "label": null,
                     *         "environment": "sandbox",
                     *         "auth_type": "basic",
                     *         "status": "active",
                     *         "health": {
                     *           "state": "connected",
                     *           "reason": null,
                     *           "code": null,
                     *           "since": "2026-11-21T09:30:00.000Z",
                     *           "checked_at": "2026-11-21T09:30:00.000Z",
                     *           "latency_ms": 84
                     *         },
                     *         "enabled_capabilities": [
                     *           "send_sms"
                     *         ],
                     *         "credentials": {
                     *           "account_sid": "AC00000000000000000000000000000000",
                     *           "auth_token": null,
                     *           "from_number": "+15005550006"
                     *         },
                     *         "credential_references": {
                     *           "auth_token": "env://PATCHBAY_SECRET_TWILIO"
                     *         },
                     *         "config": {},
                     *         "metadata": {
                     *           "team": "support"
                     *         },
                     *         "webhook_url": "http://127.0.0.1:3000/webhooks/twilio/4uQm…",
                     *         "verified_at": "2026-11-21T09:30:00.000Z",
                     *         "created_at": "2026-11-21T09:29:58.000Z",
                     *         "updated_at": "2026-11-21T09:29:58.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ConnectionView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict`: The state of things does not allow it. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "provider": "twilio",
                     *         "display_name": "Twilio",
                     *         "category": "sms",
                     *         "label": null,
                     *         "environment": "sandbox",
                     *         "auth_type": "basic",
                     *         "status": "active",
                     *         "health": {
                     *           "state": "connected",
                     *           "reason": null,
                     *           "code": null,
                     *           "since": "2026-11-21T09:30:00.000Z",
                     *           "checked_at": "2026-11-21T09:30:00.000Z",
                     *           "latency_ms": 84
                     *         },
                     *         "enabled_capabilities": [
                     *           "send_sms"
                     *         ],
                     *         "credentials": {
                     *           "account_sid": "AC00000000000000000000000000000000",
                     *           "auth_token": null,
                     *           "from_number": "+15005550006"
                     *         },
                     *         "credential_references": {
                     *           "auth_token": "env://PATCHBAY_SECRET_TWILIO"
                     *         },
                     *         "config": {},
                     *         "metadata": {
                     *           "team": "support"
                     *         },
                     *         "webhook_url": "http://127.0.0.1:3000/webhooks/twilio/4uQm…",
                     *         "verified_at": "2026-11-21T09:30:00.000Z",
                     *         "created_at": "2026-11-21T09:29:58.000Z",
                     *         "updated_at": "2026-11-21T09:29:58.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ConnectionView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionsDelete: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "deleted_at": "2026-11-21T10:00:00.000Z",
                     *         "referenced_by": [
                     *           "routing rule \"SMS\""
                     *         ]
                     *       },
                     *       "meta": {
                     *         "referenced_by": [
                     *           "routing rule \"SMS\""
                     *         ]
                     *       },
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["DeletedConnectionView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: {
                            /**
                             * @description What still names it.
                             * @example [
                             *       "routing rule \"SMS\""
                             *     ]
                             */
                            referenced_by: string[];
                        };
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict`: The state of things does not allow it. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionsChange: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "credentials": {
                 *         "auth_token": "a-new-token"
                 *       },
                 *       "enabled_capabilities": [
                 *         "send_sms",
                 *         "send_whatsapp"
                 *       ],
                 *       "config": {},
                 *       "metadata": {},
                 *       "label": "Support line"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeConnectionBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "provider": "twilio",
                     *         "display_name": "Twilio",
                     *         "category": "sms",
                     *         "label": null,
                     *         "environment": "sandbox",
                     *         "auth_type": "basic",
                     *         "status": "active",
                     *         "health": {
                     *           "state": "connected",
                     *           "reason": null,
                     *           "code": null,
                     *           "since": "2026-11-21T09:30:00.000Z",
                     *           "checked_at": "2026-11-21T09:30:00.000Z",
                     *           "latency_ms": 84
                     *         },
                     *         "enabled_capabilities": [
                     *           "send_sms"
                     *         ],
                     *         "credentials": {
                     *           "account_sid": "AC00000000000000000000000000000000",
                     *           "auth_token": null,
                     *           "from_number": "+15005550006"
                     *         },
                     *         "credential_references": {
                     *           "auth_token": "env://PATCHBAY_SECRET_TWILIO"
                     *         },
                     *         "config": {},
                     *         "metadata": {
                     *           "team": "support"
                     *         },
                     *         "webhook_url": "http://127.0.0.1:3000/webhooks/twilio/4uQm…",
                     *         "verified_at": "2026-11-21T09:30:00.000Z",
                     *         "created_at": "2026-11-21T09:29:58.000Z",
                     *         "updated_at": "2026-11-21T09:29:58.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ConnectionView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict`: The state of things does not allow it. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionsActivate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "provider": "twilio",
                     *         "display_name": "Twilio",
                     *         "category": "sms",
                     *         "label": null,
                     *         "environment": "sandbox",
                     *         "auth_type": "basic",
                     *         "status": "active",
                     *         "health": {
                     *           "state": "connected",
                     *           "reason": null,
                     *           "code": null,
                     *           "since": "2026-11-21T09:30:00.000Z",
                     *           "checked_at": "2026-11-21T09:30:00.000Z",
                     *           "latency_ms": 84
                     *         },
                     *         "enabled_capabilities": [
                     *           "send_sms"
                     *         ],
                     *         "credentials": {
                     *           "account_sid": "AC00000000000000000000000000000000",
                     *           "auth_token": null,
                     *           "from_number": "+15005550006"
                     *         },
                     *         "credential_references": {
                     *           "auth_token": "env://PATCHBAY_SECRET_TWILIO"
                     *         },
                     *         "config": {},
                     *         "metadata": {
                     *           "team": "support"
                     *         },
                     *         "webhook_url": "http://127.0.0.1:3000/webhooks/twilio/4uQm…",
                     *         "verified_at": "2026-11-21T09:30:00.000Z",
                     *         "created_at": "2026-11-21T09:29:58.000Z",
                     *         "updated_at": "2026-11-21T09:29:58.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ConnectionView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `illegal_transition`: The status does not lead there. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionStateReadBreaker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "state": "closed",
                     *         "override": "auto",
                     *         "override_until": null,
                     *         "opened_at": null,
                     *         "open_until": null
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["BreakerView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionStateOverrideBreaker: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "open",
                 *       "until": "2026-11-21T18:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["BreakerOverrideBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "state": "closed",
                     *         "override": "auto",
                     *         "override_until": null,
                     *         "opened_at": null,
                     *         "open_until": null
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["BreakerView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionStateCalls: {
        parameters: {
            query?: {
                capability?: string;
                /** @description `meta.next_cursor` of the page before. */
                cursor?: string;
                /** @description true: those that did not succeed. */
                failed?: boolean;
                /** @description From this time on. */
                from?: string;
                operation_id?: string;
                outcome?: "succeeded" | "not_sent" | "refused" | "unknown";
                per_page?: number;
                purpose?: string;
                /** @description Up to this time. */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *           "provider": "twilio",
                     *           "purpose": "operation",
                     *           "capability": "send_sms",
                     *           "operation_id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *           "try": 1,
                     *           "method": "POST",
                     *           "url": "https://api.twilio.com/2010-04-01/Accounts/AC0…/Messages.json",
                     *           "status": 201,
                     *           "outcome": "succeeded",
                     *           "failure_class": null,
                     *           "error": null,
                     *           "latency_ms": 84,
                     *           "vendor_request_id": "RQ0123456789abcdef",
                     *           "request": {},
                     *           "response": {},
                     *           "created_at": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "per_page": 25,
                     *         "next_cursor": null
                     *       },
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["VendorCallView"][];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["CursorMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionInsightCallStatistics: {
        parameters: {
            query?: {
                hours?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "from": "2026-11-20T10:00:00.000Z",
                     *         "to": "2026-11-21T09:12:00.000Z",
                     *         "calls": 1039,
                     *         "failed": 3,
                     *         "truncated": false,
                     *         "hours": [
                     *           {
                     *             "at": "2026-11-21T09:00:00.000Z",
                     *             "calls": 128,
                     *             "failed": 2,
                     *             "latency_p50_ms": 84,
                     *             "latency_p95_ms": 210
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["CallStatisticsView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionInsightCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "field": "auth_token",
                     *           "label": "Auth token",
                     *           "sensitive": true,
                     *           "required": true,
                     *           "set": true,
                     *           "value": null,
                     *           "reference": "env://PATCHBAY_SECRET_TWILIO",
                     *           "version": 2,
                     *           "updated_at": "2026-11-21T09:30:00.000Z",
                     *           "updated_by": "api_key:01jd7q2zv8k3m5n6p7q8r9s0t1"
                     *         }
                     *       ],
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["CredentialFieldView"][];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionsDisable: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "provider": "twilio",
                     *         "display_name": "Twilio",
                     *         "category": "sms",
                     *         "label": null,
                     *         "environment": "sandbox",
                     *         "auth_type": "basic",
                     *         "status": "active",
                     *         "health": {
                     *           "state": "connected",
                     *           "reason": null,
                     *           "code": null,
                     *           "since": "2026-11-21T09:30:00.000Z",
                     *           "checked_at": "2026-11-21T09:30:00.000Z",
                     *           "latency_ms": 84
                     *         },
                     *         "enabled_capabilities": [
                     *           "send_sms"
                     *         ],
                     *         "credentials": {
                     *           "account_sid": "AC00000000000000000000000000000000",
                     *           "auth_token": null,
                     *           "from_number": "+15005550006"
                     *         },
                     *         "credential_references": {
                     *           "auth_token": "env://PATCHBAY_SECRET_TWILIO"
                     *         },
                     *         "config": {},
                     *         "metadata": {
                     *           "team": "support"
                     *         },
                     *         "webhook_url": "http://127.0.0.1:3000/webhooks/twilio/4uQm…",
                     *         "verified_at": "2026-11-21T09:30:00.000Z",
                     *         "created_at": "2026-11-21T09:29:58.000Z",
                     *         "updated_at": "2026-11-21T09:29:58.000Z"
                     *       },
                     *       "meta": {
                     *         "referenced_by": [
                     *           "routing rule \"SMS\""
                     *         ]
                     *       },
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ConnectionView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: {
                            /**
                             * @description What still names it.
                             * @example [
                             *       "routing rule \"SMS\""
                             *     ]
                             */
                            referenced_by: string[];
                        };
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `illegal_transition`: The status does not lead there. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionsDisconnect: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *         "provider": "twilio",
                     *         "display_name": "Twilio",
                     *         "category": "sms",
                     *         "label": null,
                     *         "environment": "sandbox",
                     *         "auth_type": "basic",
                     *         "status": "active",
                     *         "health": {
                     *           "state": "connected",
                     *           "reason": null,
                     *           "code": null,
                     *           "since": "2026-11-21T09:30:00.000Z",
                     *           "checked_at": "2026-11-21T09:30:00.000Z",
                     *           "latency_ms": 84
                     *         },
                     *         "enabled_capabilities": [
                     *           "send_sms"
                     *         ],
                     *         "credentials": {
                     *           "account_sid": "AC00000000000000000000000000000000",
                     *           "auth_token": null,
                     *           "from_number": "+15005550006"
                     *         },
                     *         "credential_references": {
                     *           "auth_token": "env://PATCHBAY_SECRET_TWILIO"
                     *         },
                     *         "config": {},
                     *         "metadata": {
                     *           "team": "support"
                     *         },
                     *         "webhook_url": "http://127.0.0.1:3000/webhooks/twilio/4uQm…",
                     *         "verified_at": "2026-11-21T09:30:00.000Z",
                     *         "created_at": "2026-11-21T09:29:58.000Z",
                     *         "updated_at": "2026-11-21T09:29:58.000Z"
                     *       },
                     *       "meta": {
                     *         "referenced_by": [
                     *           "routing rule \"SMS\""
                     *         ]
                     *       },
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ConnectionView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: {
                            /**
                             * @description What still names it.
                             * @example [
                             *       "routing rule \"SMS\""
                             *     ]
                             */
                            referenced_by: string[];
                        };
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict`: The state of things does not allow it. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionStateHealth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "state": "connected",
                     *         "reason": null,
                     *         "code": null,
                     *         "since": "2026-11-21T09:30:00.000Z",
                     *         "checked_at": "2026-11-21T09:30:00.000Z",
                     *         "latency_ms": 84,
                     *         "status": "active",
                     *         "account": "My Twilio account",
                     *         "last_success_at": "2026-11-21T09:30:00.000Z",
                     *         "last_failure_at": null,
                     *         "history": [
                     *           {
                     *             "state": "warning",
                     *             "reason": "Twilio answered 503.",
                     *             "code": "vendor_unavailable",
                     *             "latency_ms": 120,
                     *             "at": "2026-11-21T09:30:00.000Z"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ConnectionHealthView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionStateReadLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "max_concurrent": 10,
                     *         "provider_max_concurrent": null,
                     *         "overridden": true,
                     *         "under_way": 3,
                     *         "rate_limit": {
                     *           "max": 100,
                     *           "window_seconds": 1,
                     *           "sliding": false
                     *         },
                     *         "provider_rate_limit": {
                     *           "max": 100,
                     *           "window_seconds": 1,
                     *           "sliding": false
                     *         },
                     *         "rate_limit_overridden": false,
                     *         "rate_window": {
                     *           "used": 40,
                     *           "left": 60,
                     *           "more_in_ms": 730
                     *         },
                     *         "suspended_until": null
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["LimitsView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionStateChangeLimits: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "max_concurrent": 10,
                 *       "rate_limit": {
                 *         "max": 50,
                 *         "per_seconds": 60
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["LimitsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "max_concurrent": 10,
                     *         "provider_max_concurrent": null,
                     *         "overridden": true,
                     *         "under_way": 3,
                     *         "rate_limit": {
                     *           "max": 100,
                     *           "window_seconds": 1,
                     *           "sliding": false
                     *         },
                     *         "provider_rate_limit": {
                     *           "max": 100,
                     *           "window_seconds": 1,
                     *           "sliding": false
                     *         },
                     *         "rate_limit_overridden": false,
                     *         "rate_window": {
                     *           "used": 40,
                     *           "left": 60,
                     *           "more_in_ms": 730
                     *         },
                     *         "suspended_until": null
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["LimitsView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionInsightReferences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "references": [
                     *           {
                     *             "type": "routing_rule",
                     *             "id": "01jd7q2zv8k3m5n6p7q8r9s0t1",
                     *             "text": "routing rule \"SMS\" 01jd7q2zv8k3m5n6p7q8r9s0t1 for send_sms",
                     *             "details": {
                     *               "name": "SMS",
                     *               "capability": "send_sms",
                     *               "role": "first",
                     *               "enabled": true,
                     *               "fallback_integration_id": null
                     *             }
                     *           }
                     *         ],
                     *         "operations": {
                     *           "pending": 3,
                     *           "paused": 12,
                     *           "in_progress": 1
                     *         }
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ReferencesView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionStateVerify: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "ok": true,
                     *         "status": "active",
                     *         "health": {
                     *           "state": "connected",
                     *           "reason": null,
                     *           "code": null,
                     *           "since": "2026-11-21T09:30:00.000Z",
                     *           "checked_at": "2026-11-21T09:30:00.000Z",
                     *           "latency_ms": 84
                     *         },
                     *         "account": "My Twilio account",
                     *         "steps": [
                     *           {
                     *             "name": "credentials_complete",
                     *             "ok": true,
                     *             "message": "All required credentials are set."
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["VerificationView"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    connectionCheckCheck: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {"step":{"name":"credentials_complete","ok":true,"message":"All required credentials are set."}}
                     *     {"step":{"name":"reach_vendor","ok":true,"message":"Twilio answered in 84 ms."}}
                     *     {"result":{"ok":true,"status":"active","account":"My Twilio account","steps":[]}}
                     */
                    "application/x-ndjson": string;
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    providersList: {
        parameters: {
            query?: {
                auth_type?: "api_key" | "basic" | "oauth2" | "service_account" | "custom";
                availability?: "available" | "coming_soon" | "deprecated";
                /** @description Name of a capability the provider has, or will have. */
                capability?: string;
                /** @description A category or a group. */
                category?: string;
                /** @description Words to look for in name, category and description. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "name": "stripe",
                     *           "slug": "stripe",
                     *           "display_name": "Stripe",
                     *           "description": "Card and other online payments, refunds and payment status through your Stripe account.",
                     *           "category": "payments",
                     *           "group": "payment",
                     *           "provider_url": "https://stripe.com",
                     *           "provider_logo": "http://127.0.0.1:3000/api/v1/integrations/providers/stripe/logo.svg",
                     *           "availability": "available",
                     *           "featured": true,
                     *           "auth_types": [
                     *             "api_key"
                     *           ],
                     *           "oauth_scopes": [],
                     *           "requirements": [
                     *             "A Stripe account"
                     *           ],
                     *           "capabilities": [
                     *             "initiate_payment",
                     *             "process_refund",
                     *             "verify_payment"
                     *           ],
                     *           "credential_schema": {
                     *             "secret_key": {
                     *               "type": "string",
                     *               "label": "Secret key",
                     *               "sensitive": true,
                     *               "required": true,
                     *               "pattern": "^(sk|rk)_[A-Za-z0-9_]+$"
                     *             }
                     *           },
                     *           "config_schema": {
                     *             "type": "object",
                     *             "properties": {},
                     *             "additionalProperties": false
                     *           },
                     *           "api_base_url": "https://api.stripe.com",
                     *           "webhook_support": false,
                     *           "sync_streams": [],
                     *           "environments": [
                     *             "sandbox",
                     *             "production"
                     *           ],
                     *           "multiple": false,
                     *           "is_configured": false,
                     *           "validated_on": "2026-11-21"
                     *         }
                     *       ],
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ProviderDto"][];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    providersGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "name": "stripe",
                     *         "slug": "stripe",
                     *         "display_name": "Stripe",
                     *         "description": "Card and other online payments, refunds and payment status through your Stripe account.",
                     *         "category": "payments",
                     *         "group": "payment",
                     *         "provider_url": "https://stripe.com",
                     *         "provider_logo": "http://127.0.0.1:3000/api/v1/integrations/providers/stripe/logo.svg",
                     *         "availability": "available",
                     *         "featured": true,
                     *         "auth_types": [
                     *           "api_key"
                     *         ],
                     *         "oauth_scopes": [],
                     *         "requirements": [
                     *           "A Stripe account"
                     *         ],
                     *         "capabilities": [
                     *           "initiate_payment",
                     *           "process_refund",
                     *           "verify_payment"
                     *         ],
                     *         "credential_schema": {
                     *           "secret_key": {
                     *             "type": "string",
                     *             "label": "Secret key",
                     *             "sensitive": true,
                     *             "required": true,
                     *             "pattern": "^(sk|rk)_[A-Za-z0-9_]+$"
                     *           }
                     *         },
                     *         "config_schema": {
                     *           "type": "object",
                     *           "properties": {},
                     *           "additionalProperties": false
                     *         },
                     *         "api_base_url": "https://api.stripe.com",
                     *         "webhook_support": false,
                     *         "sync_streams": [],
                     *         "environments": [
                     *           "sandbox",
                     *           "production"
                     *         ],
                     *         "multiple": false,
                     *         "is_configured": false,
                     *         "validated_on": "2026-11-21"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ProviderDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    providersGuide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "powers": [
                     *           {
                     *             "name": "send_sms",
                     *             "title": "Send an SMS",
                     *             "description": "Sends one text message to one phone number.",
                     *             "effect": "opaque"
                     *           }
                     *         ],
                     *         "docs_url": "https://docs.stripe.com/api/idempotent_requests",
                     *         "permissions": []
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ProviderGuideDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    providersLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": "text",
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "image/svg+xml": {
                        data: string;
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    membersList: {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "email": "ada@acme.example",
                     *           "name": "Ada Lovelace",
                     *           "role": "owner",
                     *           "joined_at": "2026-11-21T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "current_page": 1,
                     *         "per_page": 25,
                     *         "total": 1,
                     *         "last_page": 1
                     *       },
                     *       "links": {
                     *         "first": "/api/v1/integrations?page=1&per_page=25",
                     *         "last": "/api/v1/integrations?page=1&per_page=25",
                     *         "prev": null,
                     *         "next": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["MemberDto"][];
                        links: components["schemas"]["PageLinks"];
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["PageMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    membersInvite: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "grace@acme.example",
                 *       "role": "admin"
                 *     }
                 */
                "application/json": components["schemas"]["InviteDto"];
            };
        };
        responses: {
            /** @description Invited. The link is shown only now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x52",
                     *         "email": "grace@acme.example",
                     *         "role": "admin",
                     *         "invited_by": "person:01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "created_at": "2026-11-21T12:00:00.000Z",
                     *         "expires_at": "2026-11-28T12:00:00.000Z",
                     *         "invitation_url": "https://hub.acme.example/invitation?token=Zx3nQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrY",
                     *         "emailed": false
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["IssuedInvitationDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    membersRemove: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "email": "ada@acme.example",
                     *         "name": "Ada Lovelace",
                     *         "role": "owner",
                     *         "joined_at": "2026-11-21T12:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["MemberDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict`: The state of things does not allow it. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    membersChangeRole: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "viewer"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeRoleDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "email": "ada@acme.example",
                     *         "name": "Ada Lovelace",
                     *         "role": "owner",
                     *         "joined_at": "2026-11-21T12:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["MemberDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict`: The state of things does not allow it. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    membersListInvitations: {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x52",
                     *           "email": "grace@acme.example",
                     *           "role": "admin",
                     *           "invited_by": "person:01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "created_at": "2026-11-21T12:00:00.000Z",
                     *           "expires_at": "2026-11-28T12:00:00.000Z",
                     *           "expired": false
                     *         }
                     *       ],
                     *       "meta": {
                     *         "current_page": 1,
                     *         "per_page": 25,
                     *         "total": 1,
                     *         "last_page": 1
                     *       },
                     *       "links": {
                     *         "first": "/api/v1/integrations?page=1&per_page=25",
                     *         "last": "/api/v1/integrations?page=1&per_page=25",
                     *         "prev": null,
                     *         "next": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["InvitationDto"][];
                        links: components["schemas"]["PageLinks"];
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["PageMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    membersRevokeInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x52",
                     *         "email": "grace@acme.example",
                     *         "role": "admin",
                     *         "invited_by": "person:01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "created_at": "2026-11-21T12:00:00.000Z",
                     *         "expires_at": "2026-11-28T12:00:00.000Z",
                     *         "expired": false
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["InvitationDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    operationsList: {
        parameters: {
            query?: {
                app?: string;
                capability?: string;
                /** @description `meta.next_cursor` of the page before. */
                cursor?: string;
                /** @description Made at or after */
                from?: string;
                idempotency_key?: string;
                integration_id?: string;
                per_page?: number;
                provider?: string;
                status?: "pending" | "in_progress" | "retrying" | "paused" | "awaiting_approval" | "delivered" | "exhausted" | "rejected" | "cancelled";
                /** @description Made before */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01jd3333333333333333333333",
                     *           "capability": "send_sms",
                     *           "status": "delivered",
                     *           "input": {
                     *             "to": "+15005550006",
                     *             "body": "[redacted]"
                     *           },
                     *           "result": {
                     *             "message_id": "SM0123456789abcdef0123456789abcdef",
                     *             "status": "queued"
                     *           },
                     *           "error": null,
                     *           "vendor_status": "queued",
                     *           "provider": "twilio",
                     *           "integration_id": "01jd1111111111111111111111",
                     *           "app": null,
                     *           "environment": "sandbox",
                     *           "idempotency_key": "order-1042",
                     *           "metadata": {},
                     *           "attempts_count": 1,
                     *           "next_retry_at": null,
                     *           "created_at": "2026-11-21T09:00:00.000Z",
                     *           "updated_at": "2026-11-21T09:00:00.090Z",
                     *           "completed_at": "2026-11-21T09:00:00.090Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "per_page": 25,
                     *         "next_cursor": null
                     *       },
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OperationDto"][];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["CursorMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    operationsRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 characters; remembered for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "capability": "send_sms",
                 *       "mode": "sync",
                 *       "environment": "sandbox",
                 *       "input": {
                 *         "to": "+15005550006",
                 *         "body": "Your table is ready."
                 *       }
                 *     }
                 */
                "application/json": {
                    app?: string;
                    capability: string;
                    /** @description Doing it twice does no harm */
                    duplicate_safe?: boolean;
                    /** @enum {string} */
                    environment?: "sandbox" | "production";
                    input: {
                        [key: string]: unknown;
                    };
                    /** @description Pins the connection: no rule, no fallback */
                    integration_id?: string;
                    metadata?: {
                        [key: string]: unknown;
                    };
                    /** @enum {string} */
                    mode?: "async" | "sync";
                    /** @description Synchronous only; milliseconds */
                    wait_ms?: number;
                };
            };
        };
        responses: {
            /** @description Delivered: the vendor has accepted it (synchronous only). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd3333333333333333333333",
                     *         "capability": "send_sms",
                     *         "status": "delivered",
                     *         "input": {
                     *           "to": "+15005550006",
                     *           "body": "[redacted]"
                     *         },
                     *         "result": {
                     *           "message_id": "SM0123456789abcdef0123456789abcdef",
                     *           "status": "queued"
                     *         },
                     *         "error": null,
                     *         "vendor_status": "queued",
                     *         "provider": "twilio",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "app": null,
                     *         "environment": "sandbox",
                     *         "idempotency_key": "order-1042",
                     *         "metadata": {},
                     *         "attempts_count": 1,
                     *         "next_retry_at": null,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.090Z",
                     *         "completed_at": "2026-11-21T09:00:00.090Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OperationDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description Accepted: under way, waiting for an approval, or not finished within `wait_ms`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd3333333333333333333333",
                     *         "capability": "send_sms",
                     *         "status": "delivered",
                     *         "input": {
                     *           "to": "+15005550006",
                     *           "body": "[redacted]"
                     *         },
                     *         "result": {
                     *           "message_id": "SM0123456789abcdef0123456789abcdef",
                     *           "status": "queued"
                     *         },
                     *         "error": null,
                     *         "vendor_status": "queued",
                     *         "provider": "twilio",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "app": null,
                     *         "environment": "sandbox",
                     *         "idempotency_key": "order-1042",
                     *         "metadata": {},
                     *         "attempts_count": 1,
                     *         "next_retry_at": null,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.090Z",
                     *         "completed_at": "2026-11-21T09:00:00.090Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OperationDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `policy_denied`: A policy or a binding says no. `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `no_active_provider`: Nothing is connected that could serve the capability. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `vendor_error`: The vendor refused or failed, and the operation ended undelivered. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `vendor_timeout`: The vendor did not answer in time and surely did nothing. `outcome_unknown`: The vendor may or may not have acted. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    operationsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd3333333333333333333333",
                     *         "capability": "send_sms",
                     *         "status": "delivered",
                     *         "input": {
                     *           "to": "+15005550006",
                     *           "body": "[redacted]"
                     *         },
                     *         "result": {
                     *           "message_id": "SM0123456789abcdef0123456789abcdef",
                     *           "status": "queued"
                     *         },
                     *         "error": null,
                     *         "vendor_status": "queued",
                     *         "provider": "twilio",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "app": null,
                     *         "environment": "sandbox",
                     *         "idempotency_key": "order-1042",
                     *         "metadata": {},
                     *         "attempts_count": 1,
                     *         "next_retry_at": null,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.090Z",
                     *         "completed_at": "2026-11-21T09:00:00.090Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OperationDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    operationsAttempts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01jd2222222222222222222222",
                     *           "number": 1,
                     *           "integration_id": "01jd1111111111111111111111",
                     *           "provider": "twilio",
                     *           "status": "delivered",
                     *           "outcome": "delivered",
                     *           "http_status": 201,
                     *           "failure_class": null,
                     *           "error": {
                     *             "code": "vendor_refused",
                     *             "message": "The number is not a valid phone number.",
                     *             "provider_code": "21211"
                     *           },
                     *           "latency_ms": 84,
                     *           "vendor_request_id": "RQ0123456789abcdef0123456789abcdef",
                     *           "started_at": "2026-11-21T09:00:00.000Z",
                     *           "completed_at": "2026-11-21T09:00:00.084Z"
                     *         }
                     *       ],
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AttemptDto"][];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    operationsCancel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd3333333333333333333333",
                     *         "capability": "send_sms",
                     *         "status": "delivered",
                     *         "input": {
                     *           "to": "+15005550006",
                     *           "body": "[redacted]"
                     *         },
                     *         "result": {
                     *           "message_id": "SM0123456789abcdef0123456789abcdef",
                     *           "status": "queued"
                     *         },
                     *         "error": null,
                     *         "vendor_status": "queued",
                     *         "provider": "twilio",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "app": null,
                     *         "environment": "sandbox",
                     *         "idempotency_key": "order-1042",
                     *         "metadata": {},
                     *         "attempts_count": 1,
                     *         "next_retry_at": null,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.090Z",
                     *         "completed_at": "2026-11-21T09:00:00.090Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OperationDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `illegal_transition`: The status does not lead there. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    operationsRetry: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd3333333333333333333333",
                     *         "capability": "send_sms",
                     *         "status": "delivered",
                     *         "input": {
                     *           "to": "+15005550006",
                     *           "body": "[redacted]"
                     *         },
                     *         "result": {
                     *           "message_id": "SM0123456789abcdef0123456789abcdef",
                     *           "status": "queued"
                     *         },
                     *         "error": null,
                     *         "vendor_status": "queued",
                     *         "provider": "twilio",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "app": null,
                     *         "environment": "sandbox",
                     *         "idempotency_key": "order-1042",
                     *         "metadata": {},
                     *         "attempts_count": 1,
                     *         "next_retry_at": null,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.090Z",
                     *         "completed_at": "2026-11-21T09:00:00.090Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OperationDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `policy_denied`: A policy or a binding says no. `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `illegal_transition`: The status does not lead there. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    operationTrackingExport: {
        parameters: {
            query?: {
                app?: string;
                capability?: string;
                /** @description CSV with a header, or JSON lines */
                format?: "csv" | "jsonl";
                /** @description Made at or after */
                from?: string;
                idempotency_key?: string;
                integration_id?: string;
                provider?: string;
                status?: "pending" | "in_progress" | "retrying" | "paused" | "awaiting_approval" | "delivered" | "exhausted" | "rejected" | "cancelled";
                /** @description Made before */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {"id":"01jd3333333333333333333333","capability":"send_sms","status":"delivered"} */
                    "application/x-ndjson": string;
                    /**
                     * @example id,capability,status,…
                     *     01jd3333333333333333333333,send_sms,delivered,…
                     */
                    "text/csv": string;
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests; see Retry-After. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unavailable`: The process is starting or stopping, or its database is out of reach. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    operationTrackingStats: {
        parameters: {
            query?: {
                app?: string;
                capability?: string;
                environment?: "sandbox" | "production";
                /** @description Made at or after; default: 24 hours before `to` */
                from?: string;
                integration_id?: string;
                provider?: string;
                /** @description Made before; default: now. At most 31 days after `from` */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "from": "2026-11-20T09:00:00.000Z",
                     *         "to": "2026-11-21T09:00:00.000Z",
                     *         "by_status": {
                     *           "pending": 0,
                     *           "in_progress": 0,
                     *           "retrying": 0,
                     *           "paused": 0,
                     *           "awaiting_approval": 0,
                     *           "delivered": 1039,
                     *           "exhausted": 3,
                     *           "rejected": 0,
                     *           "cancelled": 0
                     *         },
                     *         "total": {
                     *           "operations": 1042,
                     *           "delivered": 1039,
                     *           "exhausted": 3,
                     *           "attempts": 1051,
                     *           "failures": {
                     *             "upstream": 4,
                     *             "throttle": 5,
                     *             "auth": 0,
                     *             "client": 2,
                     *             "unknown": 1
                     *           },
                     *           "latency_ms": {
                     *             "p50": 84,
                     *             "p95": 210.5,
                     *             "p99": 480
                     *           }
                     *         },
                     *         "by_capability": [
                     *           {
                     *             "operations": 1042,
                     *             "delivered": 1039,
                     *             "exhausted": 3,
                     *             "attempts": 1051,
                     *             "failures": {
                     *               "upstream": 4,
                     *               "throttle": 5,
                     *               "auth": 0,
                     *               "client": 2,
                     *               "unknown": 1
                     *             },
                     *             "latency_ms": {
                     *               "p50": null,
                     *               "p95": null,
                     *               "p99": null
                     *             },
                     *             "capability": "send_sms"
                     *           }
                     *         ],
                     *         "by_connection": [
                     *           {
                     *             "operations": 1042,
                     *             "delivered": 1039,
                     *             "exhausted": 3,
                     *             "attempts": 1051,
                     *             "failures": {
                     *               "upstream": 4,
                     *               "throttle": 5,
                     *               "auth": 0,
                     *               "client": 2,
                     *               "unknown": 1
                     *             },
                     *             "latency_ms": {
                     *               "p50": null,
                     *               "p95": null,
                     *               "p99": null
                     *             },
                     *             "integration_id": "01jd1111111111111111111111",
                     *             "provider": "twilio"
                     *           }
                     *         ],
                     *         "by_capability_and_connection": [
                     *           {
                     *             "operations": 1042,
                     *             "delivered": 1039,
                     *             "exhausted": 3,
                     *             "attempts": 1051,
                     *             "failures": {
                     *               "upstream": 4,
                     *               "throttle": 5,
                     *               "auth": 0,
                     *               "client": 2,
                     *               "unknown": 1
                     *             },
                     *             "latency_ms": {
                     *               "p50": null,
                     *               "p95": null,
                     *               "p99": null
                     *             },
                     *             "integration_id": "01jd1111111111111111111111",
                     *             "provider": "twilio",
                     *             "capability": "send_sms"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OperationStatisticsDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests; see Retry-After. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unavailable`: The process is starting or stopping, or its database is out of reach. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    policiesList: {
        parameters: {
            query?: {
                app?: string;
                capability?: string;
                page?: number;
                per_page?: number;
                provider?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01jd0000000000000000000000",
                     *           "name": "Refunds are looked at",
                     *           "effect": "require_approval",
                     *           "app": "billing",
                     *           "capability": "process_refund",
                     *           "provider": null,
                     *           "environment": "production",
                     *           "approval_expires_in": 604800,
                     *           "enabled": true,
                     *           "created_at": "2026-11-21T09:00:00.000Z",
                     *           "updated_at": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "current_page": 1,
                     *         "per_page": 25,
                     *         "total": 1,
                     *         "last_page": 1
                     *       },
                     *       "links": {
                     *         "first": "/api/v1/integrations?page=1&per_page=25",
                     *         "last": "/api/v1/integrations?page=1&per_page=25",
                     *         "prev": null,
                     *         "next": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["PolicyDto"][];
                        links: components["schemas"]["PageLinks"];
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["PageMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    policiesCreate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "effect": "require_approval",
                 *       "app": "billing",
                 *       "capability": "process_refund",
                 *       "provider": null,
                 *       "environment": "production",
                 *       "approval_expires_in": 604800,
                 *       "enabled": true,
                 *       "name": "Refunds are looked at"
                 *     }
                 */
                "application/json": components["schemas"]["CreatePolicyDto"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd0000000000000000000000",
                     *         "name": "Refunds are looked at",
                     *         "effect": "require_approval",
                     *         "app": "billing",
                     *         "capability": "process_refund",
                     *         "provider": null,
                     *         "environment": "production",
                     *         "approval_expires_in": 604800,
                     *         "enabled": true,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["PolicyDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    policiesGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd0000000000000000000000",
                     *         "name": "Refunds are looked at",
                     *         "effect": "require_approval",
                     *         "app": "billing",
                     *         "capability": "process_refund",
                     *         "provider": null,
                     *         "environment": "production",
                     *         "approval_expires_in": 604800,
                     *         "enabled": true,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["PolicyDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    policiesRemove: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": null,
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: null;
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    policiesUpdate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "effect": "require_approval",
                 *       "app": "billing",
                 *       "capability": "process_refund",
                 *       "provider": null,
                 *       "environment": "production",
                 *       "approval_expires_in": 604800,
                 *       "enabled": true,
                 *       "name": "Refunds are looked at"
                 *     }
                 */
                "application/json": components["schemas"]["UpdatePolicyDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd0000000000000000000000",
                     *         "name": "Refunds are looked at",
                     *         "effect": "require_approval",
                     *         "app": "billing",
                     *         "capability": "process_refund",
                     *         "provider": null,
                     *         "environment": "production",
                     *         "approval_expires_in": 604800,
                     *         "enabled": true,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["PolicyDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    policiesGetDefault: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "effect": "allow"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["PolicyDefaultDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    policiesSetDefault: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "effect": "allow"
                 *     }
                 */
                "application/json": components["schemas"]["PolicyDefaultDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "effect": "allow"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["PolicyDefaultDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    policiesEvaluate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "app": "billing",
                 *       "capability": "process_refund",
                 *       "provider": "stripe",
                 *       "integration_id": "01jd1111111111111111111111",
                 *       "environment": "sandbox"
                 *     }
                 */
                "application/json": components["schemas"]["EvaluatePolicyDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "effect": "require_approval",
                     *         "because": "The policy \"Refunds are looked at\" requires an approval for this.",
                     *         "decided_by": "policy",
                     *         "policy_id": "01jd0000000000000000000000",
                     *         "approval_expires_in": 604800,
                     *         "provider": "stripe",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "environment": "production",
                     *         "policies": [
                     *           {
                     *             "policy_id": "01jd0000000000000000000000",
                     *             "name": "Refunds are looked at",
                     *             "effect": "require_approval"
                     *           }
                     *         ],
                     *         "bindings": [
                     *           {
                     *             "app_binding_id": "01jd0000000000000000000000",
                     *             "slot": "payments",
                     *             "integration_id": "01jd1111111111111111111111",
                     *             "fate": "permits"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["PolicyEvaluationDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    routingRulesList: {
        parameters: {
            query?: {
                capability?: string;
                integration_id?: string;
                page?: number;
                per_page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01jd0000000000000000000000",
                     *           "name": "SMS by Twilio",
                     *           "capability": "send_sms",
                     *           "integration_id": "01jd1111111111111111111111",
                     *           "fallback_integration_id": null,
                     *           "priority": 100,
                     *           "is_default": false,
                     *           "conditions": [
                     *             {
                     *               "field": "input.channel",
                     *               "operator": "eq",
                     *               "value": "in_person"
                     *             }
                     *           ],
                     *           "enabled": true,
                     *           "created_at": "2026-11-21T09:00:00.000Z",
                     *           "updated_at": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "current_page": 1,
                     *         "per_page": 25,
                     *         "total": 1,
                     *         "last_page": 1
                     *       },
                     *       "links": {
                     *         "first": "/api/v1/integrations?page=1&per_page=25",
                     *         "last": "/api/v1/integrations?page=1&per_page=25",
                     *         "prev": null,
                     *         "next": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["RoutingRuleDto"][];
                        links: components["schemas"]["PageLinks"];
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["PageMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    routingRulesCreate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "capability": "send_sms",
                 *       "integration_id": "01jd1111111111111111111111",
                 *       "fallback_integration_id": null,
                 *       "priority": 100,
                 *       "is_default": false,
                 *       "conditions": [
                 *         {
                 *           "field": "input.channel",
                 *           "operator": "eq",
                 *           "value": "in_person"
                 *         }
                 *       ],
                 *       "enabled": true,
                 *       "name": "SMS by Twilio"
                 *     }
                 */
                "application/json": components["schemas"]["CreateRoutingRuleDto"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd0000000000000000000000",
                     *         "name": "SMS by Twilio",
                     *         "capability": "send_sms",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "fallback_integration_id": null,
                     *         "priority": 100,
                     *         "is_default": false,
                     *         "conditions": [
                     *           {
                     *             "field": "input.channel",
                     *             "operator": "eq",
                     *             "value": "in_person"
                     *           }
                     *         ],
                     *         "enabled": true,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["RoutingRuleDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    routingRulesGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd0000000000000000000000",
                     *         "name": "SMS by Twilio",
                     *         "capability": "send_sms",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "fallback_integration_id": null,
                     *         "priority": 100,
                     *         "is_default": false,
                     *         "conditions": [
                     *           {
                     *             "field": "input.channel",
                     *             "operator": "eq",
                     *             "value": "in_person"
                     *           }
                     *         ],
                     *         "enabled": true,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["RoutingRuleDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    routingRulesRemove: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": null,
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: null;
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    routingRulesUpdate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "capability": "send_sms",
                 *       "integration_id": "01jd1111111111111111111111",
                 *       "fallback_integration_id": null,
                 *       "priority": 100,
                 *       "is_default": false,
                 *       "conditions": [
                 *         {
                 *           "field": "input.channel",
                 *           "operator": "eq",
                 *           "value": "in_person"
                 *         }
                 *       ],
                 *       "enabled": true,
                 *       "name": "SMS by Twilio"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateRoutingRuleDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd0000000000000000000000",
                     *         "name": "SMS by Twilio",
                     *         "capability": "send_sms",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "fallback_integration_id": null,
                     *         "priority": 100,
                     *         "is_default": false,
                     *         "conditions": [
                     *           {
                     *             "field": "input.channel",
                     *             "operator": "eq",
                     *             "value": "in_person"
                     *           }
                     *         ],
                     *         "enabled": true,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["RoutingRuleDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    routingRulesEvaluate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "capability": "send_sms",
                 *       "input": {
                 *         "to": "+15005550006",
                 *         "body": "Hello"
                 *       },
                 *       "environment": "production",
                 *       "app": "billing",
                 *       "metadata": {}
                 *     }
                 */
                "application/json": components["schemas"]["EvaluateDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "outcome": "chosen",
                     *         "integration_id": "01jd1111111111111111111111",
                     *         "fallback_integration_id": null,
                     *         "rule_id": "01jd0000000000000000000000",
                     *         "reason": null,
                     *         "rules": [
                     *           {
                     *             "rule_id": "01jd0000000000000000000000",
                     *             "name": "SMS by Twilio",
                     *             "fate": "serves",
                     *             "conditions": [],
                     *             "integration": {
                     *               "integration_id": "01jd1111111111111111111111",
                     *               "availability": "available"
                     *             },
                     *             "fallback": null
                     *           }
                     *         ],
                     *         "integrations": [
                     *           {
                     *             "integration_id": "01jd1111111111111111111111",
                     *             "availability": "available",
                     *             "effect": "allow",
                     *             "because": "No policy says otherwise.",
                     *             "policy_id": null
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["EvaluationDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    routingRulesReorder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "01jd0000000000000000000000"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReorderRulesDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01jd0000000000000000000000",
                     *           "name": "SMS by Twilio",
                     *           "capability": "send_sms",
                     *           "integration_id": "01jd1111111111111111111111",
                     *           "fallback_integration_id": null,
                     *           "priority": 100,
                     *           "is_default": false,
                     *           "conditions": [
                     *             {
                     *               "field": "input.channel",
                     *               "operator": "eq",
                     *               "value": "in_person"
                     *             }
                     *           ],
                     *           "enabled": true,
                     *           "created_at": "2026-11-21T09:00:00.000Z",
                     *           "updated_at": "2026-11-21T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["RoutingRuleDto"][];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    streamStream: {
        parameters: {
            query?: {
                /** @description Like the header Last-Event-ID, which wins. */
                last_event_id?: string;
                /** @description Types of events, `word.*` for all of a kind, with commas between them. Default: all that may be read. */
                types?: string;
            };
            header?: {
                /** @description The last id that was received. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 8123-01kahh5w2c5n8v0m3q7r9t1x4z-1795257000000
                     *     event: operation.delivered
                     *     data: {"id":"01kahh5w2c5n8v0m3q7r9t1x4z","type":"operation.delivered","subject_id":"01kahh5w2c5n8v0m3q7r9t1x4y","data":{"capability":"send_sms"},"created_at":"2026-11-21T12:00:00.000Z"}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests; see Retry-After. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    tenantsList: {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *           "name": "Acme Ltd",
                     *           "slug": "acme",
                     *           "owner_email": "owner@acme.example",
                     *           "secret_prefixes": [
                     *             "env://PATCHBAY_SECRET_ACME_"
                     *           ],
                     *           "max_concurrent_operations": null,
                     *           "created_at": "2026-11-21T12:00:00.000Z",
                     *           "updated_at": "2026-11-21T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "current_page": 1,
                     *         "per_page": 25,
                     *         "total": 1,
                     *         "last_page": 1
                     *       },
                     *       "links": {
                     *         "first": "/api/v1/integrations?page=1&per_page=25",
                     *         "last": "/api/v1/integrations?page=1&per_page=25",
                     *         "prev": null,
                     *         "next": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["TenantDto"][];
                        links: components["schemas"]["PageLinks"];
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["PageMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    tenantsCreate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Acme Ltd",
                 *       "slug": "acme",
                 *       "owner_email": "owner@acme.example",
                 *       "secret_prefixes": [
                 *         "env://PATCHBAY_SECRET_ACME_"
                 *       ],
                 *       "max_concurrent_operations": 50
                 *     }
                 */
                "application/json": components["schemas"]["CreateTenantDto"];
            };
        };
        responses: {
            /** @description Made. The API key is shown only now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "name": "Acme Ltd",
                     *         "slug": "acme",
                     *         "owner_email": "owner@acme.example",
                     *         "secret_prefixes": [
                     *           "env://PATCHBAY_SECRET_ACME_"
                     *         ],
                     *         "max_concurrent_operations": null,
                     *         "created_at": "2026-11-21T12:00:00.000Z",
                     *         "updated_at": "2026-11-21T12:00:00.000Z",
                     *         "api_key": "pb_7sQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrYWM",
                     *         "invitation_url": "https://hub.acme.example/invitation?token=7sQ0mR4tX9wLkEoZ2vBnHc6yUj1aDfGi8pSxKqTrYWM"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["CreatedTenantDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    tenantsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "name": "Acme Ltd",
                     *         "slug": "acme",
                     *         "owner_email": "owner@acme.example",
                     *         "secret_prefixes": [
                     *           "env://PATCHBAY_SECRET_ACME_"
                     *         ],
                     *         "max_concurrent_operations": null,
                     *         "created_at": "2026-11-21T12:00:00.000Z",
                     *         "updated_at": "2026-11-21T12:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["TenantDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    tenantsRemove: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "name": "Acme Ltd",
                     *         "slug": "acme",
                     *         "owner_email": "owner@acme.example",
                     *         "secret_prefixes": [
                     *           "env://PATCHBAY_SECRET_ACME_"
                     *         ],
                     *         "max_concurrent_operations": null,
                     *         "created_at": "2026-11-21T12:00:00.000Z",
                     *         "updated_at": "2026-11-21T12:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["TenantDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    tenantsUpdate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Acme Ltd",
                 *       "slug": "acme",
                 *       "owner_email": "owner@acme.example",
                 *       "secret_prefixes": [
                 *         "env://PATCHBAY_SECRET_ACME_"
                 *       ],
                 *       "max_concurrent_operations": 50
                 *     }
                 */
                "application/json": components["schemas"]["UpdateTenantDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01kahh5w2c5n8v0m3q7r9t1x4z",
                     *         "name": "Acme Ltd",
                     *         "slug": "acme",
                     *         "owner_email": "owner@acme.example",
                     *         "secret_prefixes": [
                     *           "env://PATCHBAY_SECRET_ACME_"
                     *         ],
                     *         "max_concurrent_operations": null,
                     *         "created_at": "2026-11-21T12:00:00.000Z",
                     *         "updated_at": "2026-11-21T12:00:00.000Z"
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["TenantDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    vaultKeysList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "tenant_keys": [
                     *           {
                     *             "purpose": "data",
                     *             "version": 1,
                     *             "master_key_id": "local",
                     *             "current_master_key": true,
                     *             "state": "in_use",
                     *             "unreadable": false,
                     *             "connection_keys": 4,
                     *             "created_at": "2026-11-21T12:00:00.000Z"
                     *           }
                     *         ],
                     *         "connections": 3,
                     *         "connection_keys": 4,
                     *         "credentials": 5,
                     *         "references": 1,
                     *         "unreadable": 0
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["VaultKeysDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    workflowRunsList: {
        parameters: {
            query?: {
                app?: string;
                /** @description `meta.next_cursor` of the page before. */
                cursor?: string;
                /** @description Made at or after */
                from?: string;
                name?: string;
                per_page?: number;
                status?: "running" | "paused" | "awaiting_approval" | "succeeded" | "failed" | "cancelled";
                /** @description Made before */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": [
                     *         {
                     *           "id": "01jd5555555555555555555555",
                     *           "name": "sell a ticket",
                     *           "status": "running",
                     *           "environment": "sandbox",
                     *           "app": null,
                     *           "metadata": {},
                     *           "error": null,
                     *           "steps_count": 2,
                     *           "steps_succeeded": 1,
                     *           "retries": 0,
                     *           "created_at": "2026-11-21T09:00:00.000Z",
                     *           "updated_at": "2026-11-21T09:00:00.320Z",
                     *           "completed_at": null
                     *         }
                     *       ],
                     *       "meta": {
                     *         "per_page": 25,
                     *         "next_cursor": null
                     *       },
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WorkflowRunDto"][];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: components["schemas"]["CursorMeta"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    workflowRunsStart: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "charge and refund",
                 *       "environment": "sandbox",
                 *       "steps": [
                 *         {
                 *           "key": "charge",
                 *           "capability": "initiate_payment",
                 *           "input": {
                 *             "amount": 1999,
                 *             "currency": "eur"
                 *           }
                 *         },
                 *         {
                 *           "key": "refund",
                 *           "capability": "process_refund",
                 *           "input": {
                 *             "payment_id": {
                 *               "$from": "charge.result.payment_id"
                 *             }
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    app?: string;
                    /**
                     * @description Default: the pinned integrations', else production
                     * @enum {string}
                     */
                    environment?: "sandbox" | "production";
                    metadata?: {
                        [key: string]: unknown;
                    };
                    /** @description What this kind of run is called */
                    name: string;
                    steps: {
                        capability: string;
                        /** @description Of the capability; {"$from": "<step>.result.<field>"} anywhere stands for an earlier result */
                        input: {
                            [key: string]: unknown;
                        };
                        /** @description Pins the connection: no rule, no fallback */
                        integration_id?: string;
                        /** @description Names the step in references; unique in the run */
                        key: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd5555555555555555555555",
                     *         "name": "sell a ticket",
                     *         "status": "running",
                     *         "environment": "sandbox",
                     *         "app": null,
                     *         "metadata": {},
                     *         "error": null,
                     *         "steps_count": 2,
                     *         "steps_succeeded": 1,
                     *         "retries": 0,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.320Z",
                     *         "completed_at": null,
                     *         "steps": [
                     *           {
                     *             "key": "charge",
                     *             "capability": "initiate_payment",
                     *             "status": "succeeded",
                     *             "integration_id": null,
                     *             "input": {
                     *               "amount": 1999,
                     *               "currency": "eur"
                     *             },
                     *             "operation_id": "01jd3333333333333333333333",
                     *             "earlier_operation_ids": [],
                     *             "result": {
                     *               "payment_id": "pi_1",
                     *               "status": "succeeded"
                     *             },
                     *             "error": null,
                     *             "started_at": "2026-11-21T09:00:00.010Z",
                     *             "completed_at": "2026-11-21T09:00:00.320Z"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WholeWorkflowRunDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `policy_denied`: A policy or a binding says no. `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    workflowRunsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd5555555555555555555555",
                     *         "name": "sell a ticket",
                     *         "status": "running",
                     *         "environment": "sandbox",
                     *         "app": null,
                     *         "metadata": {},
                     *         "error": null,
                     *         "steps_count": 2,
                     *         "steps_succeeded": 1,
                     *         "retries": 0,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.320Z",
                     *         "completed_at": null,
                     *         "steps": [
                     *           {
                     *             "key": "charge",
                     *             "capability": "initiate_payment",
                     *             "status": "succeeded",
                     *             "integration_id": null,
                     *             "input": {
                     *               "amount": 1999,
                     *               "currency": "eur"
                     *             },
                     *             "operation_id": "01jd3333333333333333333333",
                     *             "earlier_operation_ids": [],
                     *             "result": {
                     *               "payment_id": "pi_1",
                     *               "status": "succeeded"
                     *             },
                     *             "error": null,
                     *             "started_at": "2026-11-21T09:00:00.010Z",
                     *             "completed_at": "2026-11-21T09:00:00.320Z"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WholeWorkflowRunDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    workflowRunsCancel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd5555555555555555555555",
                     *         "name": "sell a ticket",
                     *         "status": "running",
                     *         "environment": "sandbox",
                     *         "app": null,
                     *         "metadata": {},
                     *         "error": null,
                     *         "steps_count": 2,
                     *         "steps_succeeded": 1,
                     *         "retries": 0,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.320Z",
                     *         "completed_at": null,
                     *         "steps": [
                     *           {
                     *             "key": "charge",
                     *             "capability": "initiate_payment",
                     *             "status": "succeeded",
                     *             "integration_id": null,
                     *             "input": {
                     *               "amount": 1999,
                     *               "currency": "eur"
                     *             },
                     *             "operation_id": "01jd3333333333333333333333",
                     *             "earlier_operation_ids": [],
                     *             "result": {
                     *               "payment_id": "pi_1",
                     *               "status": "succeeded"
                     *             },
                     *             "error": null,
                     *             "started_at": "2026-11-21T09:00:00.010Z",
                     *             "completed_at": "2026-11-21T09:00:00.320Z"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WholeWorkflowRunDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `illegal_transition`: The status does not lead there. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    workflowRunsRetry: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.
                 * @example order-4711-reminder
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "OK",
                     *       "data": {
                     *         "id": "01jd5555555555555555555555",
                     *         "name": "sell a ticket",
                     *         "status": "running",
                     *         "environment": "sandbox",
                     *         "app": null,
                     *         "metadata": {},
                     *         "error": null,
                     *         "steps_count": 2,
                     *         "steps_succeeded": 1,
                     *         "retries": 0,
                     *         "created_at": "2026-11-21T09:00:00.000Z",
                     *         "updated_at": "2026-11-21T09:00:00.320Z",
                     *         "completed_at": null,
                     *         "steps": [
                     *           {
                     *             "key": "charge",
                     *             "capability": "initiate_payment",
                     *             "status": "succeeded",
                     *             "integration_id": null,
                     *             "input": {
                     *               "amount": 1999,
                     *               "currency": "eur"
                     *             },
                     *             "operation_id": "01jd3333333333333333333333",
                     *             "earlier_operation_ids": [],
                     *             "result": {
                     *               "payment_id": "pi_1",
                     *               "status": "succeeded"
                     *             },
                     *             "error": null,
                     *             "started_at": "2026-11-21T09:00:00.010Z",
                     *             "completed_at": "2026-11-21T09:00:00.320Z"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {}
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WholeWorkflowRunDto"];
                        links: Record<string, never>;
                        /** @example OK */
                        message: string;
                        meta: Record<string, never>;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description `malformed_request`: The request cannot be read, e.g. its body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unauthenticated`: No key or session, or one that is unknown, expired or revoked. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `policy_denied`: A policy or a binding says no. `forbidden`: The key or the role lacks the right, or a browser’s request lacks its proof. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such thing, or it is another tenant’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `illegal_transition`: The status does not lead there. `idempotency_key_reused`: The Idempotency-Key was used with another body. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is over 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `validation_failed`: A field or parameter is missing, wrong or unknown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal_error`: A fault of the hub; its log has the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    SayThatTheProcessLives: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It lives. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description This is not a valid HTTP request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ShowTheMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description This is not a valid HTTP request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not on loopback, and without the platform key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SayWhetherItTakesRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It takes requests; also tells what runs here. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description This is not a valid HTTP request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is starting, draining, or out of reach of its database. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
