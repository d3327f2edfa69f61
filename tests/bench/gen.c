/* gen FOLDER ENTRIES [PROJECTS]: student.csv, project.csv, and hours.csv and money.csv of so many
 * entries each, as `saebook import` takes them. */
#include "base/mem.h"
#include "support/rows.h"
#include <stdio.h>

static FILE *begin_file(const char *folder, const char *name)
{
    size_t size = 4096;
    char *path = mem_alloc(size);
    (void)snprintf(path, size, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file)
        measure_fail("%s cannot be written", path);
    mem_free(path);
    return file;
}

static void end_file(FILE *file)
{
    int failed = ferror(file);
    if (fclose(file) != 0 || failed)
        measure_fail("a file could not be written whole");
}

static void write_people(const char *folder, int projects)
{
    static const char *const first[] = {"Maya", "José",  "Lily", "Chidi",
                                        "Zoë",  "Tomás", "Ana",  "Sam"};
    static const char *const last[] = {"Ortiz", "Ñañez", "Brandt", "Okafor",
                                       "Novák", "Hale",  "Chen"};
    FILE *file = begin_file(folder, "student.csv");
    fputs("number,name,grade,entered_ag_ed,records_from\n", file);
    for (int i = 1; i <= rows_students(projects); i++)
        fprintf(file, "S%04d,%s %s %d,%d,2021-08-16,2022-01-01\n", i, first[i % 8], last[i % 7], i,
                9 + i % 4);
    end_file(file);

    file = begin_file(folder, "project.csv");
    fputs("student,title,type,pathway,award_area,began\n", file);
    for (int i = 1; i <= projects; i++)
        fprintf(file, "S%04d,Market lambs pen %d,ownership,AS,Sheep Production,2022-01-01\n",
                rows_student_of(i, projects), i);
    end_file(file);
}

static void write_entries(const char *folder, long count, int projects)
{
    struct chance chance = chance_begin();
    FILE *hours = begin_file(folder, "hours.csv"), *money = begin_file(folder, "money.csv");
    fputs("student,project,date,time,activity\n", hours);
    fputs("student,date,type,project,category,amount,memo\n", money);
    for (long i = 0; i < count; i++) {
        struct rows_hours h = rows_next_hours(&chance, projects);
        fprintf(hours, "S%04d,Market lambs pen %d,%s,%d:%02d,\"%s\"\n", rows_student_of(h.project, projects),
                h.project, h.date, h.minutes / 60, h.minutes % 60, h.activity);
        struct rows_money m = rows_next_money(&chance, projects);
        fprintf(money, "S%04d,%s,%s,Market lambs pen %d,%s,%d.%02d,\"%s\"\n",
                rows_student_of(m.project, projects), m.date, m.income ? "sale" : "expense", m.project,
                m.category, m.cents / 100, m.cents % 100, m.memo);
    }
    end_file(hours);
    end_file(money);
}

int main(int argc, char **argv)
{
    if (argc != 3 && argc != 4)
        measure_fail("gen FOLDER ENTRIES [PROJECTS]");
    int projects = argv[3] ? (int)measure_number(argv[3], 1, 1000000) : ROWS_PROJECTS;
    write_people(argv[1], projects);
    write_entries(argv[1], measure_number(argv[2], 1, 100000000), projects);
    return 0;
}
