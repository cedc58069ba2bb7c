//! The model as a file: lines of words and numbers, the same on every machine.

use std::fmt::Write as _;

use super::model::{Feature, Model, Signal};

/// The first line; the number changes when the lines mean something else.
const HEAD: &str = "courtwatch suggest 1";

/// Weights are stored as whole numbers of this part.
const PART: f64 = 100.0;

/// The model as text.
pub fn write(model: &Model) -> String {
    let mut out = format!("{HEAD}\n");
    let numbers = |list: &[f64]| list.iter().map(|v| format!("{v:.4}")).collect::<Vec<_>>().join(" ");
    let groups: Vec<String> = model.groups.iter().map(usize::to_string).collect();
    let _ = writeln!(out, "groups {}", groups.join(" "));
    let _ = writeln!(out, "limits {:.6} {:.6} {:.6}", model.suggested, model.maybe, model.start);
    let _ = writeln!(out, "starts {}", numbers(&model.starts));
    let _ = writeln!(out, "rarity {}", numbers(&model.rarity));
    for signal in &model.signals {
        let _ = writeln!(out, "signal {:.6} {:.6} {:.6}", signal.mean, signal.spread, signal.weight);
    }
    for feature in model.features() {
        let _ = write!(out, "{} {:.3}", feature.name, feature.idf);
        for (output, weight) in feature.weights.iter().enumerate().filter(|(_, weight)| **weight != 0.0) {
            let _ = write!(out, " {output}:{:.0}", weight * PART);
        }
        out.push('\n');
    }
    out
}

/// The model that a text holds.
///
/// # Errors
/// The number of the first line that cannot be read.
pub fn read(text: &str) -> Result<Model, usize> {
    let mut lines = text.lines().enumerate();
    if lines.next().is_none_or(|(_, head)| head != HEAD) {
        return Err(1);
    }
    let mut model = Model::default();
    let mut features = Vec::new();
    for (at, line) in lines {
        take(&mut model, &mut features, line).ok_or(at + 1)?;
    }
    model.set_features(features);
    Ok(model)
}

fn take(model: &mut Model, features: &mut Vec<Feature>, line: &str) -> Option<()> {
    let (name, rest) = line.split_once(' ')?;
    let numbers = || rest.split(' ').map(|n| n.parse::<f64>().ok()).collect::<Option<Vec<f64>>>();
    match name {
        "groups" => model.groups = rest.split(' ').map(|n| n.parse().ok()).collect::<Option<_>>()?,
        "starts" => model.starts = numbers()?,
        "rarity" => model.rarity = numbers()?,
        "limits" => {
            let limits = numbers()?;
            let [suggested, maybe, start] = limits.as_slice() else { return None };
            (model.suggested, model.maybe, model.start) = (*suggested, *maybe, *start);
        }
        "signal" => {
            let signal = numbers()?;
            let [mean, spread, weight] = signal.as_slice() else { return None };
            model.signals.push(Signal { mean: *mean, spread: *spread, weight: *weight });
        }
        _ => {
            let mut parts = rest.split(' ');
            let idf = parts.next()?.parse().ok()?;
            let mut weights = vec![0.0; model.starts.len()];
            for pair in parts {
                let (output, weight) = pair.split_once(':')?;
                *weights.get_mut(output.parse::<usize>().ok()?)? = weight.parse::<f64>().ok()? / PART;
            }
            features.push(Feature { name: name.to_owned(), idf, weights });
        }
    }
    Some(())
}
