//! The few words that only files say; kept out of the locale files, which every reader downloads.

/// Words of written files in one language.
pub(super) struct Labels {
    pub(super) bars: &'static str,
    pub(super) lines: &'static str,
    pub(super) dots: &'static str,
    pub(super) pyramids: &'static str,
    pub(super) timeline: &'static str,
    /// Before the lowest and the highest value drawn.
    pub(super) drawn: &'static str,
    pub(super) title: &'static str,
    pub(super) finding: &'static str,
    pub(super) measured: &'static str,
    pub(super) notes: &'static str,
    pub(super) licence: &'static str,
    pub(super) version: &'static str,
    pub(super) link: &'static str,
}

const EN: Labels = Labels {
    bars: "Bar chart",
    lines: "Line chart",
    dots: "Dot chart",
    pyramids: "Age pyramids",
    timeline: "Timeline",
    drawn: "Drawn",
    title: "Title",
    finding: "Finding",
    measured: "What is measured",
    notes: "Notes",
    licence: "Licence",
    version: "Data version",
    link: "Link",
};

const KO: Labels = Labels {
    bars: "막대그래프",
    lines: "꺾은선그래프",
    dots: "점그래프",
    pyramids: "인구 피라미드",
    timeline: "연표",
    drawn: "표시 범위",
    title: "제목",
    finding: "주요 내용",
    measured: "측정 대상",
    notes: "비고",
    licence: "라이선스",
    version: "데이터 버전",
    link: "링크",
};

const VI: Labels = Labels {
    bars: "Biểu đồ thanh",
    lines: "Biểu đồ đường",
    dots: "Biểu đồ điểm",
    pyramids: "Tháp dân số",
    timeline: "Dòng thời gian",
    drawn: "Khoảng thể hiện",
    title: "Tiêu đề",
    finding: "Kết quả chính",
    measured: "Đại lượng đo",
    notes: "Ghi chú",
    licence: "Giấy phép",
    version: "Phiên bản dữ liệu",
    link: "Liên kết",
};

/// The words in a language, by its code; English for one that is not known.
pub(super) fn labels(lang: &str) -> &'static Labels {
    match lang {
        "ko" => &KO,
        "vi" => &VI,
        _ => &EN,
    }
}
