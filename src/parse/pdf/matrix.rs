//! Where a page's own coordinates lead: affine maps of the plane (ISO 32000-1, 8.3.3).

use super::lex::Operand;

/// `[a b c d e f]`: x' = ax + cy + e, y' = bx + dy + f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub [f64; 6]);

impl Matrix {
    pub const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// A shift.
    pub fn shift(x: f64, y: f64) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this, then the other.
    #[must_use]
    pub fn then(self, other: Matrix) -> Matrix {
        let (m, n) = (self.0, other.0);
        Matrix([
            m[0] * n[0] + m[1] * n[2],
            m[0] * n[1] + m[1] * n[3],
            m[2] * n[0] + m[3] * n[2],
            m[2] * n[1] + m[3] * n[3],
            m[4] * n[0] + m[5] * n[2] + n[4],
            m[4] * n[1] + m[5] * n[3] + n[5],
        ])
    }

    /// Where a point goes.
    pub fn point(self, x: f64, y: f64) -> (f64, f64) {
        let m = self.0;
        (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
    }

    /// The area of what was one by one.
    pub fn area(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs()
    }

    /// Of six numbers; nothing where they are fewer, or not numbers at all.
    pub fn read(operands: &[Operand<'_>]) -> Option<Matrix> {
        let mut six = [0.0; 6];
        for (place, value) in six.iter_mut().enumerate() {
            *value = operands.get(place)?.number().filter(|number| number.is_finite())?;
        }
        Some(Matrix(six))
    }
}
