//! A square of counts: who said what against who said what.

/// Counts by two values, each from 0 to below `size`.
#[derive(Debug, Clone, PartialEq)]
pub struct Square {
    size: usize,
    cells: Vec<f64>,
}

impl Square {
    /// All counts 0.
    pub fn new(size: usize) -> Square {
        Square { size, cells: vec![0.0; size * size] }
    }

    /// Counts `weight` more at a place; a value outside the square counts nowhere.
    pub fn add(&mut self, row: usize, column: usize, weight: f64) {
        if row < self.size && column < self.size {
            self.cells[row * self.size + column] += weight;
        }
    }

    /// Adds another square of the same size.
    pub fn plus(&mut self, other: &Square) {
        self.cells.iter_mut().zip(&other.cells).for_each(|(here, there)| *here += there);
    }

    /// The sum of a row.
    pub fn row(&self, row: usize) -> f64 {
        self.cells.iter().skip(row * self.size).take(self.size).sum()
    }

    /// The sum of a column.
    pub fn column(&self, column: usize) -> f64 {
        self.cells.iter().skip(column).step_by(self.size.max(1)).sum()
    }

    /// The sum of all.
    pub fn total(&self) -> f64 {
        self.cells.iter().sum()
    }

    /// The sum of those places where both values are the same.
    pub fn diagonal(&self) -> f64 {
        self.cells.iter().step_by(self.size + 1).sum()
    }

    /// The values.
    pub fn values(&self) -> std::ops::Range<usize> {
        0..self.size
    }
}
