/* The ledger as a plain-text-accounting journal, which hledger and ledger read.
 *
 * A record is a transaction for each day that it posts on. Accounts are
 * `assets: liabilities: equity: income: expenses:`, then the student's number, then the project
 * where there is one, then what it is: `expenses:1001:Market swine:feed`. Amounts are dollars and
 * cents without a sign for the currency. Every transaction names its record: `; money 4711`. */
#ifndef REPORT_JOURNAL_H
#define REPORT_JOURNAL_H

#include "base/err.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct book;

/* One student (0: everybody), one calendar year (0: everything to today). Streams: the journal of a
 * whole chapter takes no more memory than that of one student. *count (may be NULL) is
 * transactions.
 */
bool journal_write(struct book *book, int64_t student, int year, FILE *stream, int64_t *count,
                   struct err *err);

#endif
