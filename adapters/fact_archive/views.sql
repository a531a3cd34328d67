-- The facts of the archive as tables to count and add up. Amounts are whole cents, days legal days.

CREATE VIEW facts AS
SELECT position, log AS creditor, leaf_index, kind, stream, version, topic, recorded_at, month,
       debtor, CAST(effective_on AS DATE) AS day, state, header
FROM read_parquet({files}, hive_partitioning = true, hive_types_autocast = false);

-- What was entered in error, from the last error of a stream back to the first: one that was itself
-- an error strikes nothing.
CREATE VIEW struck AS
WITH RECURSIVE errors AS (
    SELECT stream, CAST(state ->> 'version' AS INTEGER) AS version,
           version AS own, row_number() OVER (PARTITION BY stream ORDER BY version DESC) AS turn
    FROM facts WHERE topic = 'any.entered_in_error'
), walked AS (
    SELECT stream, 0 AS turn, CAST([] AS INTEGER[]) AS versions
    FROM (SELECT DISTINCT stream FROM errors)
    UNION ALL
    SELECT stream, errors.turn,
           CASE WHEN list_contains(versions, own) THEN versions
                ELSE list_append(versions, errors.version) END
    FROM walked JOIN errors USING (stream) WHERE errors.turn = walked.turn + 1
)
SELECT stream, unnest(arg_max(versions, turn)) AS version FROM walked GROUP BY stream;

CREATE VIEW in_force AS
SELECT facts.* FROM facts ANTI JOIN struck USING (stream, version)
WHERE topic <> 'any.entered_in_error';

CREATE VIEW claims_opened AS
SELECT stream AS claim, creditor, debtor, day, state ->> 'claim_kind' AS kind,
       CAST(state ->> 'due_on' AS DATE) AS due_on, CAST(state ->> 'principal' AS BIGINT) AS cents
FROM in_force WHERE topic = 'claim.invoice_sent';

CREATE VIEW letters_sent AS
SELECT sent.stream AS letter, sent.creditor, sent.debtor, sent.day,
       ordered.state ->> 'letter_kind' AS kind, ordered.state ->> 'channel' AS channel
FROM in_force AS sent JOIN in_force AS ordered USING (stream)
WHERE sent.topic = 'letter.sent' AND ordered.topic = 'letter.ordered';

CREATE VIEW payments_received AS
SELECT stream AS claim, creditor, debtor, day, CAST(state ->> 'amount' AS BIGINT) AS cents
FROM in_force WHERE topic = 'claim.payment_received';

CREATE VIEW payments_reversed AS
SELECT stream AS claim, creditor, debtor, day, CAST(state ->> 'amount' AS BIGINT) AS cents
FROM in_force WHERE topic = 'claim.payment_reversed';

CREATE VIEW costs_charged AS
SELECT stream AS claim, creditor, debtor, day,
       CAST(state ->> 'amount' AS BIGINT) AS cents,
       coalesce(CAST(state ->> 'vat' AS BIGINT), 0) AS vat
FROM in_force WHERE topic = 'claim.collection_costs_charged';

-- The same, counted and added up in one pass over the files.
CREATE VIEW by_month AS
WITH told AS MATERIALIZED (
    SELECT stream, creditor, topic, strftime(day, '%Y-%m') AS month,
           coalesce(state ->> 'letter_kind', state ->> 'claim_kind', '') AS kind,
           CAST(coalesce(state ->> 'principal', state ->> 'amount') AS BIGINT) AS cents
    FROM in_force
    WHERE topic IN ('claim.invoice_sent', 'claim.payment_received', 'claim.payment_reversed',
                    'claim.collection_costs_charged', 'letter.ordered', 'letter.sent')
), named AS (
    SELECT month, creditor, cents, kind, CASE topic
        WHEN 'claim.invoice_sent' THEN 'claims opened'
        WHEN 'claim.payment_received' THEN 'payments received'
        WHEN 'claim.payment_reversed' THEN 'payments reversed'
        WHEN 'claim.collection_costs_charged' THEN 'costs charged' END AS what
    FROM told WHERE topic NOT LIKE 'letter.%'
    UNION ALL
    SELECT sent.month, sent.creditor, NULL, ordered.kind, 'letters sent'
    FROM told AS sent JOIN told AS ordered USING (stream)
    WHERE sent.topic = 'letter.sent' AND ordered.topic = 'letter.ordered'
)
SELECT month, creditor, what, kind, count(*) AS number, CAST(sum(cents) AS BIGINT) AS cents
FROM named GROUP BY ALL ORDER BY ALL;
