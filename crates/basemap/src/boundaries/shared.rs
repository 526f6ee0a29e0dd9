//! What is decided alike at every scale.

use super::{Change, EVERYWHERE, Land, Undetermined};

/// Why Western Sahara is larger than the file has it; how a map's line along a parallel runs is its own matter.
pub const WESTERN_SAHARA: &str = "Western Sahara is a Non-Self-Governing Territory up to 27° 40' N; the file ends it at the berm";

pub const CHANGES: &[Change] = &[
    Change {
        land: Land::Island("RUS", (34.1, 45.0)),
        to: "UKR",
        because: "General Assembly resolution 68/262: Crimea is Ukraine's; no line at the isthmus",
    },
    Change {
        land: Land::All("XSO"),
        to: "SOM",
        because: "no member state's boundaries have been changed: Somaliland is Somalia's",
    },
    Change {
        land: Land::All("XNC"),
        to: "CYP",
        because: "Security Council resolution 541: the north of Cyprus is the Republic's",
    },
    Change {
        land: Land::All("TWN"),
        to: "CHN",
        because: "General Assembly resolution 2758: the United Nations shows a province of China",
    },
];

pub const UNDETERMINED: &[Undetermined] = &[
    Undetermined {
        between: ["SRB", "XKX"],
        within: EVERYWHERE,
        because: "Kosovo's status under Security Council resolution 1244 is open",
    },
    Undetermined {
        between: ["ESH", "MAR"],
        within: EVERYWHERE,
        because: "the status of Western Sahara is open",
    },
    Undetermined {
        between: ["IND", "PAK"],
        within: [73.0, 32.7, 78.0, 36.0],
        because: "the Line of Control in Jammu and Kashmir; its final status is not agreed upon",
    },
    Undetermined {
        between: ["CHN", "PAK"],
        within: EVERYWHERE,
        because: "the agreement of 1963 holds until Jammu and Kashmir is settled",
    },
    Undetermined {
        between: ["CHN", "IND"],
        within: [91.6, 27.0, 97.5, 30.0],
        because: "Arunachal Pradesh: China does not accept the McMahon line",
    },
    Undetermined {
        between: ["SDN", "SSD"],
        within: EVERYWHERE,
        because: "the final boundary, and the status of Abyei, are not yet determined",
    },
    Undetermined {
        between: ["EGY", "SDN"],
        within: [32.8, 21.0, 37.5, 23.0],
        because: "the Hala'ib triangle",
    },
    Undetermined {
        between: ["KEN", "SSD"],
        within: [34.5, 4.0, 36.0, 6.0],
        because: "the Ilemi triangle",
    },
    Undetermined {
        between: ["ISR", "PSE"],
        within: EVERYWHERE,
        because: "the armistice demarcation line of 1949",
    },
    Undetermined {
        between: ["ISR", "SYR"],
        within: EVERYWHERE,
        because: "the west of the Golan is held by no agreed boundary",
    },
    Undetermined {
        between: ["KOR", "PRK"],
        within: EVERYWHERE,
        because: "the military demarcation line of the armistice of 1953",
    },
];
