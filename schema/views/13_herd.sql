-- Herd changes as steps up and down, for what a count of head should come to.
--
-- `named` is 0 for the herds that every project may have: their steps belong to an inventory item
-- only where that is the project's one item counted by the head; a herd with a name of its own
-- belongs to the item of that name. What is kept to breed is no current inventory, where its project
-- has breeding stock among what lasts; hens may well be counted with the feed.

DROP VIEW IF EXISTS herd_step;
CREATE VIEW herd_step AS
SELECT h.id AS record, h.project, h.herd, h.herd COLLATE NOCASE NOT IN ('market', 'young', 'breeding') AS named, h.date,
    h.change, h.count,
    h.count * CASE WHEN h.change IN ('born', 'bought', 'moved_in') THEN 1
        WHEN h.change IN ('died', 'sold', 'moved_out', 'eaten', 'to_breeding') THEN -1
        ELSE 0 END AS step
FROM head AS h
WHERE h.herd <> 'breeding' COLLATE NOCASE
    OR NOT EXISTS (SELECT 1 FROM project AS p JOIN asset AS a ON a.student = p.student
        AND a.project = p.id AND a.class = 'breeding_livestock' WHERE p.id = h.project);
