use super::*;

fn svg(shape: Shape) -> String {
    let chart = Chart {
        caption: "Tags </title><script>".to_owned(),
        described: "]]> --> &".to_owned(),
        unit: "tags".to_owned(),
        shape,
    };
    let mut out = Vec::new();
    write(&chart, "en", &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn months(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("{}-{:02}", 2024 + at / 12, at % 12 + 1)).collect()
}

/// Every shape in small, large, empty and strange.
fn shapes() -> Vec<Shape> {
    let label = |at: usize| format!("Label {at} {}", "very long words & <b>".repeat(at % 9));
    let mut shapes = Vec::new();
    for count in [0, 1, 2, 12, 40] {
        let values = [0, 1, 7, u64::MAX, 1_234_567];
        shapes.push(Shape::Bars((0..count).map(|at| (label(at), values[at % 5])).collect()));
        shapes.push(Shape::Bars((0..count).map(|at| (label(at), 0)).collect()));
        for length in [0, 1, 12, 30, 120] {
            let counts = |at: usize| (0..length).map(|month| (at + month) as u64 % 14).collect();
            let series = (0..count).map(|at| (label(at), counts(at))).collect();
            shapes.push(Shape::Months { months: months(length), series });
        }
        let day = |at: usize| format!("20{:02}-{:02}-01", at % 25, at % 12 + 1);
        shapes.push(Shape::Timeline((0..count).map(|at| (day(at), label(at))).collect()));
    }
    shapes.push(Shape::Months { months: months(3), series: vec![("Short".to_owned(), vec![u64::MAX])] });
    shapes.push(Shape::Timeline(vec![(String::new(), String::new()), ("soon".to_owned(), "x".repeat(2000))]));
    shapes
}

#[test]
fn every_picture_is_well_formed_and_the_same_again() {
    for shape in shapes() {
        let text = svg(shape.clone());
        assert_eq!(text, svg(shape));
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(quick_xml::events::Event::Comment(_) | quick_xml::events::Event::CData(_)) => {
                    panic!("{text}")
                }
                Ok(_) => {}
                Err(e) => panic!("{e}: {text}"),
            }
        }
        assert!(text.contains("role=\"img\"") && text.contains("<title id=\"figure-title\">Tags &lt;/title"));
        assert!(!text.contains("<script"), "{text}");
    }
}

/// The boxes of words: x from, x to, y from, y to; as wide as the picture reckons.
fn boxes(text: &str) -> Vec<(i64, i64, i64, i64)> {
    let number = |line: &str, name: &str| -> Option<i64> {
        let (_, rest) = line.split_once(&format!(" {name}=\""))?;
        rest.split_once('"')?.0.parse().ok()
    };
    let mut found = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("<text")) {
        let words = line.split_once('>').unwrap().1.trim_end_matches("</text>");
        let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        let (x, y) = (number(line, "x").unwrap(), number(line, "y").unwrap());
        let size = number(line, "font-size").unwrap_or(13);
        let wide = i64::try_from(canvas::width(&words, size.unsigned_abs())).unwrap();
        let left = if line.contains("\"end\"") {
            x - wide
        } else if line.contains("\"middle\"") {
            x - wide / 2
        } else {
            x
        };
        found.push((left, left + wide, y - size * 3 / 4, y + size / 4));
    }
    found
}

#[test]
fn words_never_overlap_and_stay_inside() {
    for shape in shapes() {
        let text = svg(shape);
        let boxes = boxes(&text);
        for (at, a) in boxes.iter().enumerate() {
            assert!(a.0 >= -14 && a.1 <= 734, "{a:?} of {text}");
            for b in &boxes[at + 1..] {
                let apart = a.1 <= b.0 + 1 || b.1 <= a.0 + 1 || a.3 <= b.2 || b.3 <= a.2;
                assert!(apart, "{a:?} and {b:?} of {text}");
            }
        }
    }
}

#[test]
fn the_longest_bar_fills_the_room_and_zero_is_nothing() {
    assert_eq!([canvas::share(0, 0, 9), canvas::share(0, 5, 9), canvas::share(1, u64::MAX, 9)], [0, 0, 1]);
    assert_eq!(canvas::share(u64::MAX, u64::MAX, 480), 480);
    let text = svg(Shape::Bars(vec![("a".to_owned(), 0), ("b".to_owned(), 4)]));
    assert!(text.contains("width=\"0\"") && text.contains(">4</text>"), "{text}");
}

#[test]
fn long_labels_are_whole_in_their_title() {
    let long = "word ".repeat(90) + "end";
    let text = svg(Shape::Bars(vec![(long.clone(), 3)]));
    assert!(text.contains(&format!("<title>{long}: 3 tags</title>")), "{text}");
    assert!(text.contains("…</text>"), "{text}");
}
