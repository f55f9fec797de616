//! What the tests hold of a widget's chart: its words and pixels, and the tip of a datum.

use audience_insight::chart::{Hit, Scene};
use audience_insight::theme::Palette;

use super::{Expected, Page, Picture, Pixels, ratio, until, until_eq};

impl Page {
    /// Waits until the words over the chart and its canvas are those of the expected scene.
    pub async fn draws(&self, expected: &Expected, palette: &Palette) -> Scene {
        until("there is a canvas", || self.find("canvas").is_some()).await;
        let scene = self.scene(expected);
        let words: Vec<&str> = scene.labels.iter().map(|label| label.text.as_str()).collect();
        until_eq("the words of the chart", &words.join(" | "), || self.texts(".words text").join(" | ")).await;
        let picture = Picture::of(&scene, palette, ratio());
        until_eq("what differs on the canvas", "", || picture.differs(&Pixels::of(&self.canvas()))).await;
        let (decided, painted) = picture.decided();
        assert!(decided > 0.9 && painted > 0.005, "the test decides {decided} of the pixels, {painted} of them painted");
        scene
    }

    /// Waits until the tip says what a datum says, aloud too, and the ring is around its mark.
    pub async fn tells(&self, expected: &Expected, hit: &Hit) {
        let name = format!("{} · {}", expected.arg(&hit.tip.name), expected.arg(&hit.tip.at));
        until_eq("the name in the tip", &name, || self.text(".tip:not(.off) .tip-name")).await;
        assert_eq!(self.text(".tip-value"), expected.arg(&hit.tip.value));
        let spoken = self.text(".chart .live");
        assert!(spoken.contains(&expected.arg(&hit.tip.value)), "not said aloud: {spoken}");
        let chart = self.get(".chart").get_bounding_client_rect();
        until("the ring is around the mark", || {
            let ring = self.get(".ring").get_bounding_client_rect();
            let middle = (ring.x() + ring.width() / 2.0 - chart.x(), ring.y() + ring.height() / 2.0 - chart.y());
            (middle.0 - hit.at.0).abs() <= 1.0 && (middle.1 - hit.at.1).abs() <= 1.0
        })
        .await;
        let tip = self.get(".tip").get_bounding_client_rect();
        assert!(tip.left() >= chart.left() - 1.0 && tip.right() <= chart.right() + 1.0, "the tip leaves the chart");
    }
}
