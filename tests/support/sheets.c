/* Sheets like the award workbook's ledger. */
#include "support/sheets.h"

#include "support/rows.h"

const char sheets_title[] = "Ledger · Maya Ortiz · Swine Production";
const char sheets_under[] = "Willow Creek FFA, Oklahoma · records to December 31, 2025";
const char sheets_section[] = "Every entry that a total is made of";
const char *const sheets_heads[SHEETS_COLUMNS] = {
    "Date", "Project",  "Line",  "Category", "What",
    "Unit", "Quantity", "Price", "Amount",   "My share",
};

struct sheets_row sheets_row(int sheet, int row)
{
    static const char *const projects[] = {"Market swine", "Breeding gilts", "Feed store, Hale's"};
    static const char *const lines[] = {"Cash sales", "Feed", "Other cash expenses", "Cash other"};
    static const char *const categories[] = {"livestock", "feed", "veterinary", "supplies", "fuel"};
    static const char *const whats[] = {"Two hogs at the spring sale",
                                        "Grower, 16 %, 50 lb",
                                        "Vaccine and needles",
                                        "Bedding",
                                        "Straw, 12 bales",
                                        "Hauling to the fair",
                                        "Ear tags"};
    struct sheets_row out = {.year = 2023 + row % 3, .month = 1 + row % 12, .day = 1 + row % 28};
    rows_date(out.year, out.month, out.day, out.date);
    out.project = projects[(row + sheet) % 3];
    out.line = lines[(row * 7 + sheet) % 4];
    out.category = categories[(row * 3 + sheet) % 5];
    out.what = whats[(row * 5 + sheet) % 7];
    out.unit = row % 2 ? "bags" : "head";
    out.quantity = (1 + row % 9) * 1000;
    out.price = 1250 * (1 + (row + sheet) % 7);
    out.amount = out.quantity / 1000 * out.price;
    out.share = out.amount / 2;
    return out;
}
